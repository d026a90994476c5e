# Active dockings that began longer ago than given are aborted, in one change.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.create","params":{"ship_id":"C","vessel_name":"The C"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"C","vessel_name":"The C","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"interior.create","params":{"ship_id":"D","vessel_name":"The D"}}
<< {"jsonrpc":"2.0","id":4,"result":{"ship_id":"D","vessel_name":"The D","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"interior.create","params":{"ship_id":"E","vessel_name":"The E"}}
<< {"jsonrpc":"2.0","id":5,"result":{"ship_id":"E","vessel_name":"The E","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"interior.create","params":{"ship_id":"F","vessel_name":"The F"}}
<< {"jsonrpc":"2.0","id":6,"result":{"ship_id":"F","vessel_name":"The F","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"docking.create","params":{"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":7,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"docking.create","params":{"ship1_id":"C","ship2_id":"D","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":8,"result":{"dock_id":2,"ship1_id":"C","ship2_id":"D","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"docking.undock","params":{"dock_id":2}}
<< {"jsonrpc":"2.0","id":9,"result":{"dock_id":2,"ship1_id":"C","ship2_id":"D","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"completed","dock_time":"2026-01-01T00:00:00.000Z","undock_time":"2026-01-01T00:00:00.000Z","version":2,"seq":9,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":10,"method":"docking.abort_stale","params":{"older_than_s":0}}
<< {"jsonrpc":"2.0","id":10,"result":{"aborted":[]}}
!! advance 100
>> {"jsonrpc":"2.0","id":11,"method":"docking.create","params":{"ship1_id":"C","ship2_id":"D","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":11,"result":{"dock_id":3,"ship1_id":"C","ship2_id":"D","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:01:40.000Z","undock_time":null,"version":1,"seq":10,"created_at":"2026-01-01T00:01:40.000Z","updated_at":"2026-01-01T00:01:40.000Z"}}
!! advance 100
>> {"jsonrpc":"2.0","id":12,"method":"docking.create","params":{"ship1_id":"E","ship2_id":"F","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":12,"result":{"dock_id":4,"ship1_id":"E","ship2_id":"F","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:03:20.000Z","undock_time":null,"version":1,"seq":11,"created_at":"2026-01-01T00:03:20.000Z","updated_at":"2026-01-01T00:03:20.000Z"}}
# Exactly as old is not older.
>> {"jsonrpc":"2.0","id":13,"method":"docking.abort_stale","params":{"older_than_s":200}}
<< {"jsonrpc":"2.0","id":13,"result":{"aborted":[]}}
>> {"jsonrpc":"2.0","id":14,"method":"docking.abort_stale","params":{"older_than_s":18446744073709551615}}
<< {"jsonrpc":"2.0","id":14,"result":{"aborted":[]}}
>> {"jsonrpc":"2.0","id":15,"method":"docking.abort_stale","params":{"older_than_s":99}}
<< {"jsonrpc":"2.0","id":15,"result":{"aborted":[1,3]}}
>> {"jsonrpc":"2.0","id":16,"method":"docking.abort_stale","params":{"older_than_s":99}}
<< {"jsonrpc":"2.0","id":16,"result":{"aborted":[]}}
>> {"jsonrpc":"2.0","id":17,"method":"docking.load","params":{"dock_id":1}}
<< {"jsonrpc":"2.0","id":17,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"aborted","dock_time":"2026-01-01T00:00:00.000Z","undock_time":"2026-01-01T00:03:20.000Z","version":2,"seq":12,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:03:20.000Z"}}
>> {"jsonrpc":"2.0","id":18,"method":"docking.load","params":{"dock_id":2}}
<< {"jsonrpc":"2.0","id":18,"result":{"dock_id":2,"ship1_id":"C","ship2_id":"D","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"completed","dock_time":"2026-01-01T00:00:00.000Z","undock_time":"2026-01-01T00:00:00.000Z","version":2,"seq":9,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":19,"method":"docking.load","params":{"dock_id":4}}
<< {"jsonrpc":"2.0","id":19,"result":{"dock_id":4,"ship1_id":"E","ship2_id":"F","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:03:20.000Z","undock_time":null,"version":1,"seq":11,"created_at":"2026-01-01T00:03:20.000Z","updated_at":"2026-01-01T00:03:20.000Z"}}
>> {"jsonrpc":"2.0","id":20,"method":"docking.abort_stale","params":{}}
<< {"jsonrpc":"2.0","id":20,"error":{"code":-32602,"message":"older_than_s: it is missing","data":{"kind":"invalid_params","field":"older_than_s","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":21,"method":"docking.abort_stale","params":{"older_than_s":-1}}
<< {"jsonrpc":"2.0","id":21,"error":{"code":-32602,"message":"older_than_s: it is the number `-1`, and not an integer from 0","data":{"kind":"invalid_params","field":"older_than_s","reason":"it is the number `-1`, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":22,"method":"docking.abort_stale","params":{"older_than_s":null}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":-32602,"message":"older_than_s: it is null, and not an integer from 0","data":{"kind":"invalid_params","field":"older_than_s","reason":"it is null, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":23,"method":"docking.abort_stale","params":{"older_than_s":1,"durability":"later"}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":24,"method":"docking.abort_stale","params":{"older_than_s":1,"dock_status":"active"}}
<< {"jsonrpc":"2.0","id":24,"error":{"code":-32602,"message":"dock_status: there is no such field here; expected `older_than_s` or `durability`","data":{"kind":"invalid_params","field":"dock_status","reason":"there is no such field here; expected `older_than_s` or `durability`"}}}
>> {"jsonrpc":"2.0","id":25,"method":"docking.load","params":{"dock_id":4}}
<< {"jsonrpc":"2.0","id":25,"result":{"dock_id":4,"ship1_id":"E","ship2_id":"F","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:03:20.000Z","undock_time":null,"version":1,"seq":11,"created_at":"2026-01-01T00:03:20.000Z","updated_at":"2026-01-01T00:03:20.000Z"}}
