# Numbers in the change log only rise: through deletes, refusals and restarts.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"system.health","params":{}}
<< {"jsonrpc":"2.0","id":2,"result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":1,"durable_seq":1,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.update","params":{"ship_id":"A","owner":"x"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"x","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"interior.update","params":{"ship_id":"A","owner":"x"}}
<< {"jsonrpc":"2.0","id":4,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"x","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"interior.update","params":{"ship_id":"Z","owner":"x"}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":404,"message":"there is no interior with the key \"Z\"; check the key, or create it first","data":{"kind":"not_found","record":"interior","key":"Z"}}}
>> {"jsonrpc":"2.0","id":6,"method":"interior.delete","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":6,"result":{"deleted":{"interior":1},"seq":3}}
>> {"jsonrpc":"2.0","id":7,"method":"system.health","params":{}}
<< {"jsonrpc":"2.0","id":7,"result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":3,"durable_seq":3,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
!! reopen
>> {"jsonrpc":"2.0","id":8,"method":"system.health","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":3,"durable_seq":3,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
>> {"jsonrpc":"2.0","id":9,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":9,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":10,"method":"interior.delete","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":10,"result":{"deleted":{"interior":1},"seq":5}}
!! reopen
>> {"jsonrpc":"2.0","id":11,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":11,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
