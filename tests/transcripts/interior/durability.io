# A change may ask for an answer when it is on disk, which is the default; nothing else is known yet.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"Sparrow","durability":"commit"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"Sparrow","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"S2","vessel_name":"Swallow","durability":"deferred"}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"durability: this version writes every change at once; say \"commit\"","data":{"kind":"invalid_params","field":"durability","reason":"this version writes every change at once; say \"commit\""}}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.update","params":{"ship_id":"S1","owner":"Ann","durability":"commit"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"S1","vessel_name":"Sparrow","vessel_type":"ship","owner":"Ann","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"interior.update","params":{"ship_id":"S1","owner":"Bob","durability":"deferred"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"durability: this version writes every change at once; say \"commit\"","data":{"kind":"invalid_params","field":"durability","reason":"this version writes every change at once; say \"commit\""}}}
>> {"jsonrpc":"2.0","id":5,"method":"interior.update","params":{"ship_id":"S1","owner":"Bob","durability":"never"}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"durability: \"never\" is not a durability; say \"commit\"","data":{"kind":"invalid_params","field":"durability","reason":"\"never\" is not a durability; say \"commit\""}}}
>> {"jsonrpc":"2.0","id":6,"method":"interior.update","params":{"ship_id":"S1","owner":"Bob","durability":null}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"durability: it is null, and not a text","data":{"kind":"invalid_params","field":"durability","reason":"it is null, and not a text"}}}
>> {"jsonrpc":"2.0","id":7,"method":"interior.update","params":{"ship_id":"S1","owner":"Bob","durability":1}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"durability: it is the number `1`, and not a text","data":{"kind":"invalid_params","field":"durability","reason":"it is the number `1`, and not a text"}}}
>> {"jsonrpc":"2.0","id":8,"method":"interior.delete","params":{"ship_id":"S1","durability":"deferred"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"durability: this version writes every change at once; say \"commit\"","data":{"kind":"invalid_params","field":"durability","reason":"this version writes every change at once; say \"commit\""}}}
>> {"jsonrpc":"2.0","id":9,"method":"interior.load","params":{"ship_id":"S1","durability":"commit"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"durability: there is no such field here; expected `ship_id`","data":{"kind":"invalid_params","field":"durability","reason":"there is no such field here; expected `ship_id`"}}}
>> {"jsonrpc":"2.0","id":10,"method":"interior.list","params":{"durability":"commit"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"durability: there is no such field here; expected one of `vessel_type`, `owner`, `limit`, `after`","data":{"kind":"invalid_params","field":"durability","reason":"there is no such field here; expected one of `vessel_type`, `owner`, `limit`, `after`"}}}
>> {"jsonrpc":"2.0","id":11,"method":"interior.delete","params":{"ship_id":"S1","durability":"commit"}}
<< {"jsonrpc":"2.0","id":11,"result":{"deleted":{"interior":1},"seq":3}}
>> {"jsonrpc":"2.0","id":12,"method":"interior.list","params":{}}
<< {"jsonrpc":"2.0","id":12,"result":{"items":[],"next":null}}
