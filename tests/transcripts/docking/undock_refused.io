# What an undocking refuses.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.create","params":{"ship_id":"C","vessel_name":"The C"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"C","vessel_name":"The C","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"docking.create","params":{"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":4,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"docking.undock","params":{}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"dock_id: give dock_id or ship_id","data":{"kind":"invalid_params","field":"dock_id","reason":"give dock_id or ship_id"}}}
>> {"jsonrpc":"2.0","id":6,"method":"docking.undock","params":{"dock_id":1,"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"ship_id: give dock_id or ship_id, not both","data":{"kind":"invalid_params","field":"ship_id","reason":"give dock_id or ship_id, not both"}}}
>> {"jsonrpc":"2.0","id":7,"method":"docking.undock","params":{"dock_id":1,"dock_status":"active"}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"dock_status: a docking ends \"completed\" or \"aborted\"","data":{"kind":"invalid_params","field":"dock_status","reason":"a docking ends \"completed\" or \"aborted\""}}}
>> {"jsonrpc":"2.0","id":8,"method":"docking.undock","params":{"dock_id":1,"dock_status":"done"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"dock_status: \"done\" is not one of active completed aborted","data":{"kind":"invalid_params","field":"dock_status","reason":"\"done\" is not one of active completed aborted"}}}
>> {"jsonrpc":"2.0","id":9,"method":"docking.undock","params":{"dock_id":1,"dock_status":null}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"dock_status: it is null, and not one of active completed aborted","data":{"kind":"invalid_params","field":"dock_status","reason":"it is null, and not one of active completed aborted"}}}
>> {"jsonrpc":"2.0","id":10,"method":"docking.undock","params":{"dock_id":2}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":404,"message":"there is no docking with the key 2; check the key, or create it first","data":{"kind":"not_found","record":"docking","key":2}}}
>> {"jsonrpc":"2.0","id":11,"method":"docking.undock","params":{"ship_id":"C"}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":404,"message":"there is no docking with the key {\"ship_id\":\"C\"}; check the key, or create it first","data":{"kind":"not_found","record":"docking","key":{"ship_id":"C"}}}}
>> {"jsonrpc":"2.0","id":12,"method":"docking.undock","params":{"ship_id":"Z"}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":404,"message":"there is no interior with the key \"Z\"; check the key, or create it first","data":{"kind":"not_found","record":"interior","key":"Z"}}}
>> {"jsonrpc":"2.0","id":13,"method":"docking.undock","params":{"ship_id":"too long an id"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"ship_id: \"too long an id\" is not 1 to 8 of A-Z a-z 0-9 _ -","data":{"kind":"invalid_params","field":"ship_id","reason":"\"too long an id\" is not 1 to 8 of A-Z a-z 0-9 _ -"}}}
>> {"jsonrpc":"2.0","id":14,"method":"docking.undock","params":{"dock_id":"1"}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"dock_id: it is the text \"1\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"dock_id","reason":"it is the text \"1\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":15,"method":"docking.undock","params":{"dock_id":1,"reason":"storm"}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"reason: there is no such field here; expected one of `dock_id`, `ship_id`, `dock_status`, `durability`","data":{"kind":"invalid_params","field":"reason","reason":"there is no such field here; expected one of `dock_id`, `ship_id`, `dock_status`, `durability`"}}}
>> {"jsonrpc":"2.0","id":16,"method":"docking.undock","params":[1]}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":17,"method":"docking.undock","params":{"dock_id":1,"durability":"later"}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":18,"method":"docking.load","params":{"dock_id":1}}
<< {"jsonrpc":"2.0","id":18,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
