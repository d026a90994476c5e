# What a delete refuses.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"Sparrow"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"Sparrow","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.delete","params":{}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.delete","params":{"ship_id":"S1","cascade":true}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"cascade: there is no such field here; expected one of `ship_id`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"cascade","reason":"there is no such field here; expected one of `ship_id`, `if_version`, `durability`"}}}
>> {"jsonrpc":"2.0","id":4,"method":"interior.delete","params":{"ship_id":1}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"ship_id: it is the number `1`, and not a text","data":{"kind":"invalid_params","field":"ship_id","reason":"it is the number `1`, and not a text"}}}
>> {"jsonrpc":"2.0","id":5,"method":"interior.delete","params":{"ship_id":"S1","if_version":1.0}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"if_version: it is the number `1.0`, and not an integer from 0","data":{"kind":"invalid_params","field":"if_version","reason":"it is the number `1.0`, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":6,"method":"interior.delete","params":{"ship_id":"S9","if_version":1}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":404,"message":"there is no interior with the key \"S9\"; check the key, or create it first","data":{"kind":"not_found","record":"interior","key":"S9"}}}
>> {"jsonrpc":"2.0","id":7,"method":"interior.delete","params":["S1"]}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":8,"method":"interior.load","params":{}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":9,"method":"interior.load","params":{"ship_id":"S1","vessel_name":"Sparrow"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"vessel_name: there is no such field here; expected `ship_id`","data":{"kind":"invalid_params","field":"vessel_name","reason":"there is no such field here; expected `ship_id`"}}}
>> {"jsonrpc":"2.0","id":10,"method":"interior.load","params":["S1"]}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":11,"method":"interior.load","params":{"ship_id":"S1"}}
<< {"jsonrpc":"2.0","id":11,"result":{"ship_id":"S1","vessel_name":"Sparrow","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
