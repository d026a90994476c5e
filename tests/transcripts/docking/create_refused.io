# What a docking needs: two ships that are there, and differ.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"S2","vessel_name":"The S2"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"S2","vessel_name":"The S2","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S9","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":422,"message":"ship2_id: there is no interior with the key \"S9\"; create it first","data":{"kind":"missing_parent","field":"ship2_id","record":"interior","key":"S9"}}}
>> {"jsonrpc":"2.0","id":4,"method":"docking.create","params":{"ship1_id":"S9","ship2_id":"S1","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":422,"message":"ship1_id: there is no interior with the key \"S9\"; create it first","data":{"kind":"missing_parent","field":"ship1_id","record":"interior","key":"S9"}}}
>> {"jsonrpc":"2.0","id":5,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S1","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":422,"message":"S1 cannot dock with itself","data":{"kind":"rule","rule":"same_ship","reason":"S1 cannot dock with itself"}}}
>> {"jsonrpc":"2.0","id":6,"method":"docking.create","params":{"ship1_id":"S9","ship2_id":"S9","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":422,"message":"S9 cannot dock with itself","data":{"kind":"rule","rule":"same_ship","reason":"S9 cannot dock with itself"}}}
>> {"jsonrpc":"2.0","id":7,"method":"docking.create","params":{"ship2_id":"S2","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"ship1_id: it is missing","data":{"kind":"invalid_params","field":"ship1_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":8,"method":"docking.create","params":{"ship1_id":"S1","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"ship2_id: it is missing","data":{"kind":"invalid_params","field":"ship2_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":9,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S2","dock_room2":70100}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"dock_room1: it is missing","data":{"kind":"invalid_params","field":"dock_room1","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":10,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S2","dock_room1":70000}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"dock_room2: it is missing","data":{"kind":"invalid_params","field":"dock_room2","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":11,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S2","dock_room1":null,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"dock_room1: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"dock_room1","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":12,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":2,"dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"ship2_id: it is the number `2`, and not a text","data":{"kind":"invalid_params","field":"ship2_id","reason":"it is the number `2`, and not a text"}}}
>> {"jsonrpc":"2.0","id":13,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S2","dock_room1":70000,"dock_room2":70100,"dock_type":"loose"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"dock_type: \"loose\" is not one of standard combat emergency forced","data":{"kind":"invalid_params","field":"dock_type","reason":"\"loose\" is not one of standard combat emergency forced"}}}
>> {"jsonrpc":"2.0","id":14,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S2","dock_room1":70000,"dock_room2":70100,"dock_status":"active"}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"dock_status: there is no such field here; expected one of `ship1_id`, `ship2_id`, `dock_room1`, `dock_room2`, `dock_type`, `x`, `y`, `z`, `durability`","data":{"kind":"invalid_params","field":"dock_status","reason":"there is no such field here; expected one of `ship1_id`, `ship2_id`, `dock_room1`, `dock_room2`, `dock_type`, `x`, `y`, `z`, `durability`"}}}
>> {"jsonrpc":"2.0","id":15,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S2","dock_room1":70000,"dock_room2":70100,"dock_id":5}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"dock_id: there is no such field here; expected one of `ship1_id`, `ship2_id`, `dock_room1`, `dock_room2`, `dock_type`, `x`, `y`, `z`, `durability`","data":{"kind":"invalid_params","field":"dock_id","reason":"there is no such field here; expected one of `ship1_id`, `ship2_id`, `dock_room1`, `dock_room2`, `dock_type`, `x`, `y`, `z`, `durability`"}}}
>> {"jsonrpc":"2.0","id":16,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S2","dock_room1":70000,"dock_room2":70100,"x":"1"}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"x: it is not a number","data":{"kind":"invalid_params","field":"x","reason":"it is not a number"}}}
>> {"jsonrpc":"2.0","id":17,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S2","dock_room1":70000,"dock_room2":70100,"y":null}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"y: it is not a number","data":{"kind":"invalid_params","field":"y","reason":"it is not a number"}}}
>> {"jsonrpc":"2.0","id":18,"method":"docking.create","params":{"ship1_id":"S1","ship2_id":"S2","dock_room1":70000,"dock_room2":70100,"durability":"later"}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":19,"method":"docking.create","params":["S1","S2",1,2]}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":20,"method":"docking.list","params":{}}
<< {"jsonrpc":"2.0","id":20,"result":{"items":[],"next":null}}
