# What a member of a crew needs, and what the fields cannot hold.
>> {"jsonrpc":"2.0","id":1,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":1,"error":{"code":422,"message":"ship_id: there is no interior with the key \"S1\"; create it first","data":{"kind":"missing_parent","field":"ship_id","record":"interior","key":"S1"}}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"crew.create","params":{"npc_vnum":70010,"npc_name":"Bo","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":4,"method":"crew.create","params":{"ship_id":"S1","npc_name":"Bo","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"npc_vnum: it is missing","data":{"kind":"invalid_params","field":"npc_vnum","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":5,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"assigned_room":70000}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"npc_name: it is missing","data":{"kind":"invalid_params","field":"npc_name","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":6,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo"}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"assigned_room: it is missing","data":{"kind":"invalid_params","field":"assigned_room","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":7,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","assigned_room":70000}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"npc_name: 101 characters are more than 100","data":{"kind":"invalid_params","field":"npc_name","reason":"101 characters are more than 100"}}}
>> {"jsonrpc":"2.0","id":8,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_role":"cook"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"crew_role: \"cook\" is not one of captain pilot gunner engineer medic marine crew","data":{"kind":"invalid_params","field":"crew_role","reason":"\"cook\" is not one of captain pilot gunner engineer medic marine crew"}}}
>> {"jsonrpc":"2.0","id":9,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"status":"asleep"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"status: \"asleep\" is not one of active injured awol dead","data":{"kind":"invalid_params","field":"status","reason":"\"asleep\" is not one of active injured awol dead"}}}
>> {"jsonrpc":"2.0","id":10,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"loyalty_rating":101}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"loyalty_rating: 101 is not from 0 to 100","data":{"kind":"invalid_params","field":"loyalty_rating","reason":"101 is not from 0 to 100"}}}
>> {"jsonrpc":"2.0","id":11,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"loyalty_rating":-1}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"loyalty_rating: -1 is not from 0 to 100","data":{"kind":"invalid_params","field":"loyalty_rating","reason":"-1 is not from 0 to 100"}}}
>> {"jsonrpc":"2.0","id":12,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"loyalty_rating":50.5}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"loyalty_rating: it is the number `50.5`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"loyalty_rating","reason":"it is the number `50.5`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":13,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"loyalty_rating":null}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"loyalty_rating: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"loyalty_rating","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":14,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"last_seen":"yesterday"}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"last_seen: \"yesterday\" is not a time like 2026-01-31T08:00:00.000Z","data":{"kind":"invalid_params","field":"last_seen","reason":"\"yesterday\" is not a time like 2026-01-31T08:00:00.000Z"}}}
>> {"jsonrpc":"2.0","id":15,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"last_seen":1767225600}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"last_seen: it is the number `1767225600`, and not a text","data":{"kind":"invalid_params","field":"last_seen","reason":"it is the number `1767225600`, and not a text"}}}
>> {"jsonrpc":"2.0","id":16,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"last_seen":"2026-02-30T00:00:00Z"}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"last_seen: \"2026-02-30T00:00:00Z\" is not a time like 2026-01-31T08:00:00.000Z","data":{"kind":"invalid_params","field":"last_seen","reason":"\"2026-02-30T00:00:00Z\" is not a time like 2026-01-31T08:00:00.000Z"}}}
>> {"jsonrpc":"2.0","id":17,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"last_seen":"2026-01-01T00:00:00"}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"last_seen: \"2026-01-01T00:00:00\" is not a time like 2026-01-31T08:00:00.000Z","data":{"kind":"invalid_params","field":"last_seen","reason":"\"2026-01-01T00:00:00\" is not a time like 2026-01-31T08:00:00.000Z"}}}
>> {"jsonrpc":"2.0","id":18,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"duty_station":"bridge"}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"duty_station: it is the text \"bridge\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"duty_station","reason":"it is the text \"bridge\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":19,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"hired_at":"2026-01-01T00:00:00.000Z"}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"hired_at: there is no such field here; expected one of `ship_id`, `npc_vnum`, `npc_name`, `assigned_room`, `crew_role`, `duty_station`, `loyalty_rating`, `status`, `last_seen`, `durability`","data":{"kind":"invalid_params","field":"hired_at","reason":"there is no such field here; expected one of `ship_id`, `npc_vnum`, `npc_name`, `assigned_room`, `crew_role`, `duty_station`, `loyalty_rating`, `status`, `last_seen`, `durability`"}}}
>> {"jsonrpc":"2.0","id":20,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"crew_id":1}}
<< {"jsonrpc":"2.0","id":20,"error":{"code":-32602,"message":"crew_id: there is no such field here; expected one of `ship_id`, `npc_vnum`, `npc_name`, `assigned_room`, `crew_role`, `duty_station`, `loyalty_rating`, `status`, `last_seen`, `durability`","data":{"kind":"invalid_params","field":"crew_id","reason":"there is no such field here; expected one of `ship_id`, `npc_vnum`, `npc_name`, `assigned_room`, `crew_role`, `duty_station`, `loyalty_rating`, `status`, `last_seen`, `durability`"}}}
>> {"jsonrpc":"2.0","id":21,"method":"crew.create","params":{"ship_id":"S1","npc_vnum":70010,"npc_name":"Bo","assigned_room":70000,"durability":"later"}}
<< {"jsonrpc":"2.0","id":21,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":22,"method":"crew.list","params":{}}
<< {"jsonrpc":"2.0","id":22,"result":{"items":[],"next":null}}
