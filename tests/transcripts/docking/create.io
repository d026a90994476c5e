# Two ships dock; what is left out gets its default.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"S2","vessel_name":"The S2"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"S2","vessel_name":"The S2","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.create","params":{"ship_id":"S3","vessel_name":"The S3"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"S3","vessel_name":"The S3","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"interior.create","params":{"ship_id":"S4","vessel_name":"The S4"}}
<< {"jsonrpc":"2.0","id":4,"result":{"ship_id":"S4","vessel_name":"The S4","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 5
>> {"jsonrpc":"2.0","id":5,"method":"docking.create","params":{"ship1_id":"S2","ship2_id":"S1","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":5,"result":{"dock_id":1,"ship1_id":"S2","ship2_id":"S1","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:05.000Z","undock_time":null,"version":1,"seq":5,"created_at":"2026-01-01T00:00:05.000Z","updated_at":"2026-01-01T00:00:05.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"docking.create","params":{"ship1_id":"S3","ship2_id":"S4","dock_room1":70000,"dock_room2":70100,"dock_type":"combat","x":-1.5,"y":0.1,"z":12345.678}}
<< {"jsonrpc":"2.0","id":6,"result":{"dock_id":2,"ship1_id":"S3","ship2_id":"S4","dock_room1":70000,"dock_room2":70100,"dock_type":"combat","x":-1.5,"y":0.1,"z":12345.678,"dock_status":"active","dock_time":"2026-01-01T00:00:05.000Z","undock_time":null,"version":1,"seq":6,"created_at":"2026-01-01T00:00:05.000Z","updated_at":"2026-01-01T00:00:05.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"docking.load","params":{"dock_id":1}}
<< {"jsonrpc":"2.0","id":7,"result":{"dock_id":1,"ship1_id":"S2","ship2_id":"S1","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:05.000Z","undock_time":null,"version":1,"seq":5,"created_at":"2026-01-01T00:00:05.000Z","updated_at":"2026-01-01T00:00:05.000Z"}}
!! reopen
>> {"jsonrpc":"2.0","id":8,"method":"docking.load","params":{"dock_id":2}}
<< {"jsonrpc":"2.0","id":8,"result":{"dock_id":2,"ship1_id":"S3","ship2_id":"S4","dock_room1":70000,"dock_room2":70100,"dock_type":"combat","x":-1.5,"y":0.1,"z":12345.678,"dock_status":"active","dock_time":"2026-01-01T00:00:05.000Z","undock_time":null,"version":1,"seq":6,"created_at":"2026-01-01T00:00:05.000Z","updated_at":"2026-01-01T00:00:05.000Z"}}
>> {"jsonrpc":"2.0","id":9,"method":"docking.load","params":{"dock_id":3}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":404,"message":"there is no docking with the key 3; check the key, or create it first","data":{"kind":"not_found","record":"docking","key":3}}}
>> {"jsonrpc":"2.0","id":10,"method":"docking.load","params":{"dock_id":0}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":404,"message":"there is no docking with the key 0; check the key, or create it first","data":{"kind":"not_found","record":"docking","key":0}}}
>> {"jsonrpc":"2.0","id":11,"method":"docking.load","params":{"dock_id":-1}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":404,"message":"there is no docking with the key -1; check the key, or create it first","data":{"kind":"not_found","record":"docking","key":-1}}}
