# Somebody is dismissed.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":2,"result":{"crew_id":1,"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":50,"status":"active","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"crew.delete","params":{"crew_id":1,"if_version":2}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":409,"message":"crew 1 is at version 1, not 2; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"crew","key":1,"expected":2,"current":{"crew_id":1,"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":50,"status":"active","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":4,"method":"crew.delete","params":{"crew_id":1,"if_version":1}}
<< {"jsonrpc":"2.0","id":4,"result":{"deleted":{"crew":1},"seq":3}}
>> {"jsonrpc":"2.0","id":5,"method":"crew.delete","params":{"crew_id":1}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":404,"message":"there is no crew with the key 1; check the key, or create it first","data":{"kind":"not_found","record":"crew","key":1}}}
>> {"jsonrpc":"2.0","id":6,"method":"crew.load","params":{"crew_id":1}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":404,"message":"there is no crew with the key 1; check the key, or create it first","data":{"kind":"not_found","record":"crew","key":1}}}
>> {"jsonrpc":"2.0","id":7,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":7,"result":{"crew_id":2,"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":50,"status":"active","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"crew.delete","params":{}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"crew_id: it is missing","data":{"kind":"invalid_params","field":"crew_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":9,"method":"crew.delete","params":{"crew_id":"2"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"crew_id: it is the text \"2\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"crew_id","reason":"it is the text \"2\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":10,"method":"crew.delete","params":{"crew_id":2,"durability":"later"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
!! reopen
>> {"jsonrpc":"2.0","id":11,"method":"crew.list","params":{}}
<< {"jsonrpc":"2.0","id":11,"result":{"items":[{"crew_id":2,"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_role":"crew","duty_station":null,"loyalty_rating":50,"status":"active","last_seen":null,"hired_at":"2026-01-01T00:00:00.000Z","version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
