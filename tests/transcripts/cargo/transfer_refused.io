# What a transfer refuses; then the cargo is where it was.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"S2","vessel_name":"The S2"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"S2","vessel_name":"The S2","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":10}}
<< {"jsonrpc":"2.0","id":3,"result":{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"S2","cargo_room":80001,"item_count":11}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":422,"message":"cargo 1 has 10 of them; 11 cannot be taken","data":{"kind":"rule","rule":"insufficient","reason":"cargo 1 has 10 of them; 11 cannot be taken"}}}
>> {"jsonrpc":"2.0","id":5,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"S9","cargo_room":80001}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":422,"message":"to_ship_id: there is no interior with the key \"S9\"; create it first","data":{"kind":"missing_parent","field":"to_ship_id","record":"interior","key":"S9"}}}
>> {"jsonrpc":"2.0","id":6,"method":"cargo.transfer","params":{"manifest_id":9,"to_ship_id":"S2","cargo_room":80001}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":404,"message":"there is no cargo with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"cargo","key":9}}}
>> {"jsonrpc":"2.0","id":7,"method":"cargo.transfer","params":{"to_ship_id":"S2","cargo_room":80001}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"manifest_id: it is missing","data":{"kind":"invalid_params","field":"manifest_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":8,"method":"cargo.transfer","params":{"manifest_id":1,"cargo_room":80001}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"to_ship_id: it is missing","data":{"kind":"invalid_params","field":"to_ship_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":9,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"S2"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"cargo_room: it is missing","data":{"kind":"invalid_params","field":"cargo_room","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":10,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"S2","cargo_room":80001,"item_count":0}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"item_count: 0 is less than 1","data":{"kind":"invalid_params","field":"item_count","reason":"0 is less than 1"}}}
>> {"jsonrpc":"2.0","id":11,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"S2","cargo_room":80001,"item_count":-3}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"item_count: -3 is less than 1","data":{"kind":"invalid_params","field":"item_count","reason":"-3 is less than 1"}}}
>> {"jsonrpc":"2.0","id":12,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"S2","cargo_room":80001,"item_count":"all"}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"item_count: it is the text \"all\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"item_count","reason":"it is the text \"all\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":13,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"S2","cargo_room":80001,"from_ship_id":"S1"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"from_ship_id: there is no such field here; expected one of `manifest_id`, `to_ship_id`, `cargo_room`, `item_count`, `durability`","data":{"kind":"invalid_params","field":"from_ship_id","reason":"there is no such field here; expected one of `manifest_id`, `to_ship_id`, `cargo_room`, `item_count`, `durability`"}}}
>> {"jsonrpc":"2.0","id":14,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"S2","cargo_room":80001,"if_version":1}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"if_version: there is no such field here; expected one of `manifest_id`, `to_ship_id`, `cargo_room`, `item_count`, `durability`","data":{"kind":"invalid_params","field":"if_version","reason":"there is no such field here; expected one of `manifest_id`, `to_ship_id`, `cargo_room`, `item_count`, `durability`"}}}
>> {"jsonrpc":"2.0","id":15,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"S2","cargo_room":80001,"durability":"later"}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":16,"method":"cargo.transfer","params":[1,"S2",80001]}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":17,"method":"cargo.list","params":{}}
<< {"jsonrpc":"2.0","id":17,"result":{"items":[{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"wine","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
# A null count is no count.
>> {"jsonrpc":"2.0","id":18,"method":"cargo.transfer","params":{"manifest_id":1,"to_ship_id":"S2","cargo_room":80001,"item_count":null}}
<< {"jsonrpc":"2.0","id":18,"result":{"from":null,"to":{"manifest_id":1,"ship_id":"S2","cargo_room":80001,"item_vnum":3001,"item_name":"wine","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}
