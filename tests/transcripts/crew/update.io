# Somebody changes, is cleared where null may be, and moves to another ship.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"S2","vessel_name":"The S2"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"S2","vessel_name":"The S2","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Pia","assigned_room":70000,"duty_station":70000,"last_seen":"2026-01-01T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":3,"result":{"crew_id":1,"ship_id":"S1","npc_vnum":70010,"npc_name":"Pia","assigned_room":70000,"crew_role":"crew","duty_station":70000,"loyalty_rating":50,"status":"active","last_seen":"2026-01-01T00:00:00.000Z","hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! advance 60
>> {"jsonrpc":"2.0","id":4,"method":"crew.update","params":{"crew_id":1,"status":"awol","loyalty_rating":3}}
<< {"jsonrpc":"2.0","id":4,"result":{"crew_id":1,"ship_id":"S1","npc_vnum":70010,"npc_name":"Pia","assigned_room":70000,"crew_role":"crew","duty_station":70000,"loyalty_rating":3,"status":"awol","last_seen":"2026-01-01T00:00:00.000Z","hired_at":"2026-01-01T00:00:00.000Z","version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"crew.update","params":{"crew_id":1,"status":"awol"}}
<< {"jsonrpc":"2.0","id":5,"result":{"crew_id":1,"ship_id":"S1","npc_vnum":70010,"npc_name":"Pia","assigned_room":70000,"crew_role":"crew","duty_station":70000,"loyalty_rating":3,"status":"awol","last_seen":"2026-01-01T00:00:00.000Z","hired_at":"2026-01-01T00:00:00.000Z","version":2,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"crew.update","params":{"crew_id":1,"duty_station":null,"last_seen":null}}
<< {"jsonrpc":"2.0","id":6,"result":{"crew_id":1,"ship_id":"S1","npc_vnum":70010,"npc_name":"Pia","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":3,"status":"awol","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":3,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"crew.update","params":{"crew_id":1,"ship_id":"S2","if_version":3}}
<< {"jsonrpc":"2.0","id":7,"result":{"crew_id":1,"ship_id":"S2","npc_vnum":70010,"npc_name":"Pia","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":3,"status":"awol","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":4,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"crew.list","params":{"ship_id":"S1"}}
<< {"jsonrpc":"2.0","id":8,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":9,"method":"crew.update","params":{"crew_id":1,"ship_id":"S3"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":422,"message":"ship_id: there is no interior with the key \"S3\"; create it first","data":{"kind":"missing_parent","field":"ship_id","record":"interior","key":"S3"}}}
>> {"jsonrpc":"2.0","id":10,"method":"crew.update","params":{"crew_id":1,"if_version":3,"status":"dead"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":409,"message":"crew 1 is at version 4, not 3; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"crew","key":1,"expected":3,"current":{"crew_id":1,"ship_id":"S2","npc_vnum":70010,"npc_name":"Pia","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":3,"status":"awol","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":4,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":11,"method":"crew.update","params":{"crew_id":1,"status":null}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"status: it is null, and not one of active injured awol dead","data":{"kind":"invalid_params","field":"status","reason":"it is null, and not one of active injured awol dead"}}}
>> {"jsonrpc":"2.0","id":12,"method":"crew.update","params":{"crew_id":1,"loyalty_rating":101}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"loyalty_rating: 101 is not from 0 to 100","data":{"kind":"invalid_params","field":"loyalty_rating","reason":"101 is not from 0 to 100"}}}
>> {"jsonrpc":"2.0","id":13,"method":"crew.update","params":{"crew_id":1,"hired_at":null}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"hired_at: there is no such field here; expected one of `crew_id`, `ship_id`, `npc_vnum`, `npc_name`, `assigned_room`, `crew_role`, `duty_station`, `loyalty_rating`, `status`, `last_seen`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"hired_at","reason":"there is no such field here; expected one of `crew_id`, `ship_id`, `npc_vnum`, `npc_name`, `assigned_room`, `crew_role`, `duty_station`, `loyalty_rating`, `status`, `last_seen`, `if_version`, `durability`"}}}
>> {"jsonrpc":"2.0","id":14,"method":"crew.update","params":{"crew_id":9,"status":"dead"}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":404,"message":"there is no crew with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"crew","key":9}}}
>> {"jsonrpc":"2.0","id":15,"method":"crew.update","params":{"status":"dead"}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"crew_id: it is missing","data":{"kind":"invalid_params","field":"crew_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":16,"method":"crew.update","params":{"crew_id":1,"status":"dead","durability":"later"}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
!! reopen
>> {"jsonrpc":"2.0","id":17,"method":"crew.load","params":{"crew_id":1}}
<< {"jsonrpc":"2.0","id":17,"result":{"crew_id":1,"ship_id":"S2","npc_vnum":70010,"npc_name":"Pia","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":3,"status":"awol","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":4,"seq":6,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:01:00.000Z"}}
