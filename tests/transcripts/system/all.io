# The server's own methods.
>> {"jsonrpc":"2.0","id":2,"method":"system.health","params":{}}
<< {"jsonrpc":"2.0","id":2,"result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":0,"durable_seq":0,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
>> {"jsonrpc":"2.0","id":3,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":3,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":4,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":4,"result":{"ok":true,"findings":[]}}
>> {"jsonrpc":"2.0","id":5,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":5,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"interior.create","params":{"ship_id":"B","vessel_name":"The B"}}
<< {"jsonrpc":"2.0","id":6,"result":{"ship_id":"B","vessel_name":"The B","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"docking.create","params":{"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100}}
<< {"jsonrpc":"2.0","id":7,"result":{"dock_id":1,"ship1_id":"A","ship2_id":"B","dock_room1":70000,"dock_room2":70100,"dock_type":"standard","x":0.0,"y":0.0,"z":0.0,"dock_status":"active","dock_time":"2026-01-01T00:00:00.000Z","undock_time":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"system.health","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":3,"durable_seq":3,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
>> {"jsonrpc":"2.0","id":9,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":9,"result":{"durable_seq":3,"written":0}}
>> {"jsonrpc":"2.0","id":10,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":10,"result":{"ok":true,"findings":[]}}
!! reopen
>> {"jsonrpc":"2.0","id":11,"method":"system.health","params":{}}
<< {"jsonrpc":"2.0","id":11,"result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":3,"durable_seq":3,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
>> {"jsonrpc":"2.0","id":12,"method":"system.check","params":{}}
<< {"jsonrpc":"2.0","id":12,"result":{"ok":true,"findings":[]}}
>> {"jsonrpc":"2.0","id":13,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":13,"result":{"durable_seq":3,"written":0}}
>> {"jsonrpc":"2.0","id":14,"method":"system.version","params":{"verbose":true}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"verbose: there is no such field here","data":{"kind":"invalid_params","field":"verbose","reason":"there is no such field here"}}}
>> {"jsonrpc":"2.0","id":15,"method":"system.health","params":{"x":1}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"x: there is no such field here","data":{"kind":"invalid_params","field":"x","reason":"there is no such field here"}}}
>> {"jsonrpc":"2.0","id":16,"method":"system.flush","params":{"x":1}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"x: there is no such field here","data":{"kind":"invalid_params","field":"x","reason":"there is no such field here"}}}
>> {"jsonrpc":"2.0","id":17,"method":"system.check","params":{"quick":true}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"quick: there is no such field here","data":{"kind":"invalid_params","field":"quick","reason":"there is no such field here"}}}
>> {"jsonrpc":"2.0","id":18,"method":"system.health","params":[]}
<< {"jsonrpc":"2.0","id":18,"result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":3,"durable_seq":3,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
>> {"jsonrpc":"2.0","id":19,"method":"system.version","params":null}
<< {"jsonrpc":"2.0","id":19,"result":{"name":"harbormaster","version":"0.1.0","schema_version":11,"sqlite_version":"3.51.3"}}
>> {"jsonrpc":"2.0","id":"no params","method":"system.health"}
<< {"jsonrpc":"2.0","id":"no params","result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":3,"durable_seq":3,"deferred_pending":0,"queue_length":0,"backup":{"last_at":null,"last_seq":null,"last_error":null},"recovered":null}}
