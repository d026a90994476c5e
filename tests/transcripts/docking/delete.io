# A docking can be deleted; its ships stay, and are free.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"docking.create","params":{"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":3,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"docking.delete","params":{"dock_id":1,"if_version":2}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"docking 1 is at version 1, not 2; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"docking","key":1,"expected":2,"current":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":5,"method":"docking.delete","params":{"dock_id":1,"if_version":1}}
<< {"jsonrpc":"2.0","id":5,"result":{"deleted":{"docking":1},"seq":4}}
>> {"jsonrpc":"2.0","id":6,"method":"docking.delete","params":{"dock_id":1}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":404,"message":"there is no docking with the key 1; check the key, or create it first","data":{"kind":"not_found","record":"docking","key":1}}}
>> {"jsonrpc":"2.0","id":7,"method":"docking.load","params":{"dock_id":1}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":404,"message":"there is no docking with the key 1; check the key, or create it first","data":{"kind":"not_found","record":"docking","key":1}}}
>> {"jsonrpc":"2.0","id":8,"method":"docking.delete","params":{}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"dock_id: it is missing","data":{"kind":"invalid_params","field":"dock_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":9,"method":"docking.delete","params":{"dock_id":1,"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"ship_id: there is no such field here; expected one of `dock_id`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"ship_id","reason":"there is no such field here; expected one of `dock_id`, `if_version`, `durability`"}}}
>> {"jsonrpc":"2.0","id":10,"method":"docking.delete","params":{"dock_id":1,"durability":"later"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
!! reopen
>> {"jsonrpc":"2.0","id":11,"method":"docking.create","params":{"ship1_id":"B","ship2_id":"A","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":11,"result":{"dock_id":2,"ship1_id":"B","ship2_id":"A","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":12,"method":"vessel.list","params":{}}
<< {"jsonrpc":"2.0","id":12,"result":{"items":[{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","cargo_count":0,"crew_count":0,"docked_with":"B"},{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","cargo_count":0,"crew_count":0,"docked_with":"A"}],"next":null}}
