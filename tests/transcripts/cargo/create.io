# A lot is loaded; what is left out gets its default.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain"}}
<< {"jsonrpc":"2.0","id":2,"result":{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":1,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"silk","item_count":25,"item_weight":3,"loaded_by":"Ann"}}
<< {"jsonrpc":"2.0","id":3,"result":{"manifest_id":2,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"silk","item_count":25,"item_weight":3,"loaded_by":"Ann","loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 3
>> {"jsonrpc":"2.0","id":4,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":-1,"item_name":"salt","item_count":9223372036854775807,"item_weight":9223372036854775807,"loaded_by":null}}
<< {"jsonrpc":"2.0","id":4,"result":{"manifest_id":3,"ship_id":"S1","cargo_room":70001,"item_vnum":-1,"item_name":"salt","item_count":9223372036854775807,"item_weight":9223372036854775807,"loaded_by":null,"loaded_at":"2026-01-01T00:00:03.000Z","version":1,"seq":4,"created_at":"2026-01-01T00:00:03.000Z","updated_at":"2026-01-01T00:00:03.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"cargo.load","params":{"manifest_id":2}}
<< {"jsonrpc":"2.0","id":5,"result":{"manifest_id":2,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"silk","item_count":25,"item_weight":3,"loaded_by":"Ann","loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! reopen
>> {"jsonrpc":"2.0","id":6,"method":"cargo.load","params":{"manifest_id":3}}
<< {"jsonrpc":"2.0","id":6,"result":{"manifest_id":3,"ship_id":"S1","cargo_room":70001,"item_vnum":-1,"item_name":"salt","item_count":9223372036854775807,"item_weight":9223372036854775807,"loaded_by":null,"loaded_at":"2026-01-01T00:00:03.000Z","version":1,"seq":4,"created_at":"2026-01-01T00:00:03.000Z","updated_at":"2026-01-01T00:00:03.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"cargo.load","params":{"manifest_id":4}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":404,"message":"there is no cargo with the key 4; check the key, or create it first","data":{"kind":"not_found","record":"cargo","key":4}}}
