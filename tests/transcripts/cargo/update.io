# A lot changes, is cleared where it may be null, and moves to another ship.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"S2","vessel_name":"The S2"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"S2","vessel_name":"The S2","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":12,"loaded_by":"Ann"}}
<< {"jsonrpc":"2.0","id":3,"result":{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":12,"item_weight":0,"loaded_by":"Ann","loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 60
>> {"jsonrpc":"2.0","id":4,"method":"cargo.update","params":{"manifest_id":1,"item_count":11,"item_weight":25}}
<< {"jsonrpc":"2.0","id":4,"result":{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":11,"item_weight":25,"loaded_by":"Ann","loaded_at":"2026-01-01T00:00:00.000Z","version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
# Unchanged.
>> {"jsonrpc":"2.0","id":5,"method":"cargo.update","params":{"manifest_id":1,"item_count":11}}
<< {"jsonrpc":"2.0","id":5,"result":{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":11,"item_weight":25,"loaded_by":"Ann","loaded_at":"2026-01-01T00:00:00.000Z","version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"cargo.update","params":{"manifest_id":1,"loaded_by":null}}
<< {"jsonrpc":"2.0","id":6,"result":{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":11,"item_weight":25,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":3,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"cargo.update","params":{"manifest_id":1,"ship_id":"S2"}}
<< {"jsonrpc":"2.0","id":7,"result":{"manifest_id":1,"ship_id":"S2","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":11,"item_weight":25,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":4,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"cargo.list","params":{"ship_id":"S1"}}
<< {"jsonrpc":"2.0","id":8,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":9,"method":"cargo.list","params":{"ship_id":"S2"}}
<< {"jsonrpc":"2.0","id":9,"result":{"items":[{"manifest_id":1,"ship_id":"S2","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":11,"item_weight":25,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":4,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}],"next":null}}
>> {"jsonrpc":"2.0","id":10,"method":"cargo.update","params":{"manifest_id":1,"ship_id":"S3"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":422,"message":"ship_id: there is no interior with the key \"S3\"; create it first","data":{"kind":"missing_parent","field":"ship_id","record":"interior","key":"S3"}}}
>> {"jsonrpc":"2.0","id":11,"method":"cargo.update","params":{"manifest_id":1,"item_count":0}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"item_count: 0 is less than 1","data":{"kind":"invalid_params","field":"item_count","reason":"0 is less than 1"}}}
>> {"jsonrpc":"2.0","id":12,"method":"cargo.update","params":{"manifest_id":1,"item_name":null}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"item_name: it is null, and not a text of at most 100 characters","data":{"kind":"invalid_params","field":"item_name","reason":"it is null, and not a text of at most 100 characters"}}}
>> {"jsonrpc":"2.0","id":13,"method":"cargo.update","params":{"manifest_id":1,"loaded_by":7}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"loaded_by: it is the number `7`, and not a text of at most 50 characters","data":{"kind":"invalid_params","field":"loaded_by","reason":"it is the number `7`, and not a text of at most 50 characters"}}}
>> {"jsonrpc":"2.0","id":14,"method":"cargo.update","params":{"manifest_id":1,"loaded_at":null}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"loaded_at: there is no such field here; expected one of `manifest_id`, `ship_id`, `cargo_room`, `item_vnum`, `item_name`, `item_count`, `item_weight`, `loaded_by`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"loaded_at","reason":"there is no such field here; expected one of `manifest_id`, `ship_id`, `cargo_room`, `item_vnum`, `item_name`, `item_count`, `item_weight`, `loaded_by`, `if_version`, `durability`"}}}
>> {"jsonrpc":"2.0","id":15,"method":"cargo.update","params":{"manifest_id":2,"item_count":1}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":404,"message":"there is no cargo with the key 2; check the key, or create it first","data":{"kind":"not_found","record":"cargo","key":2}}}
>> {"jsonrpc":"2.0","id":16,"method":"cargo.update","params":{"item_count":1}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"manifest_id: it is missing","data":{"kind":"invalid_params","field":"manifest_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":17,"method":"cargo.update","params":{"manifest_id":1,"if_version":1,"item_count":5}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":409,"message":"cargo 1 is at version 4, not 1; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"cargo","key":1,"expected":1,"current":{"manifest_id":1,"ship_id":"S2","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":11,"item_weight":25,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":4,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":18,"method":"cargo.update","params":{"manifest_id":1,"durability":"later"}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
# It is aboard the other ship now.
>> {"jsonrpc":"2.0","id":19,"method":"interior.delete","params":{"ship_id":"S1"}}
<< {"jsonrpc":"2.0","id":19,"result":{"deleted":{"interior":1},"seq":7}}
>> {"jsonrpc":"2.0","id":20,"method":"cargo.load","params":{"manifest_id":1}}
<< {"jsonrpc":"2.0","id":20,"result":{"manifest_id":1,"ship_id":"S2","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":11,"item_weight":25,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":4,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
