# An update may change rooms, type and place; ships and status are not its to change.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"docking.create","params":{"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":3,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 10
>> {"jsonrpc":"2.0","id":4,"method":"docking.update","params":{"dock_id":1,"dock_type":"emergency","x":1,"y":-2.25,"z":1000.0,"dock_room1":5,"dock_room2":-6}}
<< {"jsonrpc":"2.0","id":4,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":5,"dock_room2":-6,"dock_type":"emergency","x":1.0,"y":-2.25,"z":1000.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:10.000Z"}}
# The same again changes nothing.
>> {"jsonrpc":"2.0","id":5,"method":"docking.update","params":{"dock_id":1,"x":1.0,"dock_type":"emergency"}}
<< {"jsonrpc":"2.0","id":5,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":5,"dock_room2":-6,"dock_type":"emergency","x":1.0,"y":-2.25,"z":1000.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:10.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"docking.update","params":{"dock_id":1,"if_version":1,"z":0}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":409,"message":"docking 1 is at version 2, not 1; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"docking","key":1,"expected":1,"current":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":5,"dock_room2":-6,"dock_type":"emergency","x":1.0,"y":-2.25,"z":1000.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:10.000Z"}}}}
>> {"jsonrpc":"2.0","id":7,"method":"docking.update","params":{"dock_id":1,"if_version":2,"z":0}}
<< {"jsonrpc":"2.0","id":7,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":5,"dock_room2":-6,"dock_type":"emergency","x":1.0,"y":-2.25,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":3,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:10.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"docking.update","params":{"dock_id":1,"ship1_id":"B"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"ship1_id: there is no such field here; expected one of `dock_id`, `dock_room1`, `dock_room2`, `dock_type`, `x`, `y`, `z`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"ship1_id","reason":"there is no such field here; expected one of `dock_id`, `dock_room1`, `dock_room2`, `dock_type`, `x`, `y`, `z`, `if_version`, `durability`"}}}
>> {"jsonrpc":"2.0","id":9,"method":"docking.update","params":{"dock_id":1,"dock_status":"completed"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"dock_status: there is no such field here; expected one of `dock_id`, `dock_room1`, `dock_room2`, `dock_type`, `x`, `y`, `z`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"dock_status","reason":"there is no such field here; expected one of `dock_id`, `dock_room1`, `dock_room2`, `dock_type`, `x`, `y`, `z`, `if_version`, `durability`"}}}
>> {"jsonrpc":"2.0","id":10,"method":"docking.update","params":{"dock_id":1,"dock_time":"2026-01-01T00:00:00.000Z"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"dock_time: there is no such field here; expected one of `dock_id`, `dock_room1`, `dock_room2`, `dock_type`, `x`, `y`, `z`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"dock_time","reason":"there is no such field here; expected one of `dock_id`, `dock_room1`, `dock_room2`, `dock_type`, `x`, `y`, `z`, `if_version`, `durability`"}}}
>> {"jsonrpc":"2.0","id":11,"method":"docking.update","params":{"dock_id":1,"dock_type":null}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"dock_type: it is null, and not one of standard combat emergency forced","data":{"kind":"invalid_params","field":"dock_type","reason":"it is null, and not one of standard combat emergency forced"}}}
>> {"jsonrpc":"2.0","id":12,"method":"docking.update","params":{"dock_id":1,"dock_room1":null}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"dock_room1: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"dock_room1","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":13,"method":"docking.update","params":{"dock_id":1,"x":"far"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"x: it is not a number","data":{"kind":"invalid_params","field":"x","reason":"it is not a number"}}}
>> {"jsonrpc":"2.0","id":14,"method":"docking.update","params":{"dock_id":2,"x":1}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":404,"message":"there is no docking with the key 2; check the key, or create it first","data":{"kind":"not_found","record":"docking","key":2}}}
>> {"jsonrpc":"2.0","id":15,"method":"docking.update","params":{"x":1}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"dock_id: it is missing","data":{"kind":"invalid_params","field":"dock_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":16,"method":"docking.update","params":{"dock_id":1,"durability":"later","x":9}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":17,"method":"docking.undock","params":{"dock_id":1}}
<< {"jsonrpc":"2.0","id":17,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":5,"dock_room2":-6,"dock_type":"emergency","x":1.0,"y":-2.25,"z":0.0,"dock_status":"completed","dock_time":"2026-01-01T00:00:00.000Z","undock_time":"2026-01-01T00:00:10.000Z","version":4,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:10.000Z"}}
# Also when it is over.
>> {"jsonrpc":"2.0","id":18,"method":"docking.update","params":{"dock_id":1,"dock_type":"forced"}}
<< {"jsonrpc":"2.0","id":18,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":5,"dock_room2":-6,"dock_type":"forced","x":1.0,"y":-2.25,"z":0.0,"dock_status":"completed","dock_time":"2026-01-01T00:00:00.000Z","undock_time":"2026-01-01T00:00:10.000Z","version":5,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:10.000Z"}}
