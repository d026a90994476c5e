# Numbers with a fraction come back as they went in; integers that they cannot hold exactly are refused.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"docking.create","params":{"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":3,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"docking.update","params":{"dock_id":1,"x":0.1}}
<< {"jsonrpc":"2.0","id":4,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.1,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"docking.update","params":{"dock_id":1,"x":1}}
<< {"jsonrpc":"2.0","id":5,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":1.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":3,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"docking.update","params":{"dock_id":1,"x":-0.0}}
<< {"jsonrpc":"2.0","id":6,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":-0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":4,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"docking.update","params":{"dock_id":1,"x":1e3}}
<< {"jsonrpc":"2.0","id":7,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":1000.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":5,"seq":7,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"docking.update","params":{"dock_id":1,"x":1.7976931348623157e308}}
<< {"jsonrpc":"2.0","id":8,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":1.7976931348623157e+308,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":6,"seq":8,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"docking.update","params":{"dock_id":1,"x":5e-324}}
<< {"jsonrpc":"2.0","id":9,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":5e-324,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":7,"seq":9,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":10,"method":"docking.update","params":{"dock_id":1,"x":0.30000000000000004}}
<< {"jsonrpc":"2.0","id":10,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.30000000000000004,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":8,"seq":10,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":11,"method":"docking.update","params":{"dock_id":1,"x":9007199254740992}}
<< {"jsonrpc":"2.0","id":11,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":9007199254740992.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":9,"seq":11,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":12,"method":"docking.update","params":{"dock_id":1,"x":9007199254740993}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"x: 9007199254740993 cannot be held exactly, and it would be rounded","data":{"kind":"invalid_params","field":"x","reason":"9007199254740993 cannot be held exactly, and it would be rounded"}}}
>> {"jsonrpc":"2.0","id":13,"method":"docking.update","params":{"dock_id":1,"x":-9007199254740993}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"x: -9007199254740993 cannot be held exactly, and it would be rounded","data":{"kind":"invalid_params","field":"x","reason":"-9007199254740993 cannot be held exactly, and it would be rounded"}}}
>> {"jsonrpc":"2.0","id":14,"method":"docking.update","params":{"dock_id":1,"x":9007199254740993.0}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"x: 9007199254740993.0 cannot be held exactly, and it would be rounded","data":{"kind":"invalid_params","field":"x","reason":"9007199254740993.0 cannot be held exactly, and it would be rounded"}}}
>> {"jsonrpc":"2.0","id":15,"method":"docking.update","params":{"dock_id":1,"x":9007199254740993e0}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"x: 9007199254740993e0 cannot be held exactly, and it would be rounded","data":{"kind":"invalid_params","field":"x","reason":"9007199254740993e0 cannot be held exactly, and it would be rounded"}}}
>> {"jsonrpc":"2.0","id":16,"method":"docking.update","params":{"dock_id":1,"x":9223372036854775807}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"x: 9223372036854775807 cannot be held exactly, and it would be rounded","data":{"kind":"invalid_params","field":"x","reason":"9223372036854775807 cannot be held exactly, and it would be rounded"}}}
>> {"jsonrpc":"2.0","id":17,"method":"docking.update","params":{"dock_id":1,"x":18446744073709551616}}
<< {"jsonrpc":"2.0","id":17,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":1.8446744073709552e+19,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":10,"seq":12,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":18,"method":"docking.update","params":{"dock_id":1,"x":1e400}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"x: 1e400 is too large a number","data":{"kind":"invalid_params","field":"x","reason":"1e400 is too large a number"}}}
>> {"jsonrpc":"2.0","id":19,"method":"docking.update","params":{"dock_id":1,"x":-1e400}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"x: -1e400 is too large a number","data":{"kind":"invalid_params","field":"x","reason":"-1e400 is too large a number"}}}
>> {"jsonrpc":"2.0","id":20,"method":"docking.update","params":{"dock_id":1,"x":1e-400}}
<< {"jsonrpc":"2.0","id":20,"error":{"code":-32602,"message":"x: 1e-400 is too small a number","data":{"kind":"invalid_params","field":"x","reason":"1e-400 is too small a number"}}}
>> {"jsonrpc":"2.0","id":21,"method":"docking.update","params":{"dock_id":1,"x":123456789.12345678901234}}
<< {"jsonrpc":"2.0","id":21,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":123456789.12345679,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":11,"seq":13,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":22,"method":"docking.update","params":{"dock_id":1,"x":"1.0"}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":-32602,"message":"x: it is not a number","data":{"kind":"invalid_params","field":"x","reason":"it is not a number"}}}
>> {"jsonrpc":"2.0","id":23,"method":"docking.update","params":{"dock_id":1,"x":null}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":-32602,"message":"x: it is not a number","data":{"kind":"invalid_params","field":"x","reason":"it is not a number"}}}
>> {"jsonrpc":"2.0","id":24,"method":"docking.update","params":{"dock_id":1,"x":true}}
<< {"jsonrpc":"2.0","id":24,"error":{"code":-32602,"message":"x: it is not a number","data":{"kind":"invalid_params","field":"x","reason":"it is not a number"}}}
!! reopen
>> {"jsonrpc":"2.0","id":25,"method":"docking.load","params":{"dock_id":1}}
<< {"jsonrpc":"2.0","id":25,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":123456789.12345679,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":11,"seq":13,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
