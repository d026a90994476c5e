>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"star_system.create","params":{"galaxy":"Ori","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":2,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"event.create","params":{"system_id":2,"completion_tick":5,"action_type":"build"}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":422,"message":"system_id: there is no star_system with the key 2; create it first","data":{"kind":"missing_parent","field":"system_id","record":"star_system","key":2}}}
>> {"jsonrpc":"2.0","id":4,"method":"event.create","params":{"system_id":1,"completion_tick":null,"action_type":"build"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"completion_tick: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"completion_tick","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":5,"method":"event.create","params":{"system_id":1,"completion_tick":5,"action_type":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"action_type: 101 characters are more than 100","data":{"kind":"invalid_params","field":"action_type","reason":"101 characters are more than 100"}}}
>> {"jsonrpc":"2.0","id":6,"method":"event.create","params":{"system_id":1,"completion_tick":5,"action_type":"build","structure_type":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"structure_type: 101 characters are more than 100","data":{"kind":"invalid_params","field":"structure_type","reason":"101 characters are more than 100"}}}
>> {"jsonrpc":"2.0","id":7,"method":"event.create","params":{"system_id":1,"completion_tick":5,"action_type":"build","event_id":3}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"event_id: there is no such field here; expected one of `system_id`, `completion_tick`, `action_type`, `structure_type`, `durability`","data":{"kind":"invalid_params","field":"event_id","reason":"there is no such field here; expected one of `system_id`, `completion_tick`, `action_type`, `structure_type`, `durability`"}}}
>> {"jsonrpc":"2.0","id":8,"method":"event.create","params":{"system_id":1,"completion_tick":5}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"action_type: it is missing","data":{"kind":"invalid_params","field":"action_type","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":9,"method":"event.create","params":{"system_id":1,"action_type":"a"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"completion_tick: it is missing","data":{"kind":"invalid_params","field":"completion_tick","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":10,"method":"event.load","params":{"event_id":1}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":404,"message":"there is no event with the key 1; check the key, or create it first","data":{"kind":"not_found","record":"event","key":1}}}
>> {"jsonrpc":"2.0","id":11,"method":"event.update","params":{"event_id":1,"completion_tick":2}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":404,"message":"there is no event with the key 1; check the key, or create it first","data":{"kind":"not_found","record":"event","key":1}}}
>> {"jsonrpc":"2.0","id":12,"method":"event.delete","params":{"event_id":1}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":404,"message":"there is no event with the key 1; check the key, or create it first","data":{"kind":"not_found","record":"event","key":1}}}
>> {"jsonrpc":"2.0","id":13,"method":"event.list","params":{"completion_tick":5}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"completion_tick: there is no such field here; expected one of `system_id`, `limit`, `after`","data":{"kind":"invalid_params","field":"completion_tick","reason":"there is no such field here; expected one of `system_id`, `limit`, `after`"}}}
>> {"jsonrpc":"2.0","id":14,"method":"event.list","params":{}}
<< {"jsonrpc":"2.0","id":14,"result":{"items":[],"next":null}}
