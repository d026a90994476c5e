# A vessel is deleted with every child counted, like its interior.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"cargo.create","params":{"ship_id":"A","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":3,"result":{"manifest_id":1,"ship_id":"A","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"crew.create","params":{"ship_id":"A","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":4,"result":{"crew_id":1,"ship_id":"A","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":50,"status":"active","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"docking.create","params":{"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":5,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":"under way","method":"runtime.create","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":"under way","result":{"ship_id":"A","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"vessel.delete","params":{"ship_id":"A","if_version":2}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":409,"message":"interior \"A\" is at version 1, not 2; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"interior","key":"A","expected":2,"current":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":7,"method":"vessel.delete","params":{"ship_id":"A","if_version":1}}
<< {"jsonrpc":"2.0","id":7,"result":{"deleted":{"cargo":1,"crew":1,"docking":1,"interior":1,"runtime":1},"seq":7}}
>> {"jsonrpc":"2.0","id":8,"method":"vessel.delete","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":404,"message":"there is no interior with the key \"A\"; check the key, or create it first","data":{"kind":"not_found","record":"interior","key":"A"}}}
>> {"jsonrpc":"2.0","id":9,"method":"vessel.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":404,"message":"there is no interior with the key \"A\"; check the key, or create it first","data":{"kind":"not_found","record":"interior","key":"A"}}}
>> {"jsonrpc":"2.0","id":10,"method":"vessel.delete","params":{}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":11,"method":"vessel.delete","params":{"ship_id":"B","durability":"later"}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
!! reopen
>> {"jsonrpc":"2.0","id":12,"method":"vessel.list","params":{}}
<< {"jsonrpc":"2.0","id":12,"result":{"items":[{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","cargo_count":0,"crew_count":0,"docked_with":null}],"next":null}}
>> {"jsonrpc":"2.0","id":13,"method":"vessel.delete","params":{"ship_id":"B","durability":"commit"}}
<< {"jsonrpc":"2.0","id":13,"result":{"deleted":{"interior":1},"seq":8}}
>> {"jsonrpc":"2.0","id":14,"method":"vessel.list","params":{}}
<< {"jsonrpc":"2.0","id":14,"result":{"items":[],"next":null}}
