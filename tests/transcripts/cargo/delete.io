# A lot is deleted; its number does not come back, not even after a restart.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":2,"result":{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":3,"result":{"manifest_id":2,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"cargo.delete","params":{"manifest_id":2,"if_version":7}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"cargo 2 is at version 1, not 7; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"cargo","key":2,"expected":7,"current":{"manifest_id":2,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":5,"method":"cargo.delete","params":{"manifest_id":2}}
<< {"jsonrpc":"2.0","id":5,"result":{"deleted":{"cargo":1},"seq":4}}
>> {"jsonrpc":"2.0","id":6,"method":"cargo.delete","params":{"manifest_id":2}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":404,"message":"there is no cargo with the key 2; check the key, or create it first","data":{"kind":"not_found","record":"cargo","key":2}}}
>> {"jsonrpc":"2.0","id":7,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":7,"result":{"manifest_id":3,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"cargo.delete","params":{"manifest_id":3}}
<< {"jsonrpc":"2.0","id":8,"result":{"deleted":{"cargo":1},"seq":6}}
!! reopen
>> {"jsonrpc":"2.0","id":9,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":9,"result":{"manifest_id":4,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":10,"method":"cargo.delete","params":{}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"manifest_id: it is missing","data":{"kind":"invalid_params","field":"manifest_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":11,"method":"cargo.delete","params":{"manifest_id":null}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"manifest_id: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"manifest_id","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":12,"method":"cargo.delete","params":{"manifest_id":1,"durability":"later"}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":13,"method":"cargo.list","params":{}}
<< {"jsonrpc":"2.0","id":13,"result":{"items":[{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"manifest_id":4,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
