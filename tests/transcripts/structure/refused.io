>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"star_system.create","params":{"galaxy":"Ori","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":2,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"structure.create","params":{"system_id":1,"structure_type":"mine","level":2}}
<< {"jsonrpc":"2.0","id":3,"result":{"structure_id":1,"system_id":1,"structure_type":"mine","level":2,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"structure.create","params":{"system_id":1,"structure_type":"mine"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"structure 1 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"structure","key":1,"current":{"structure_id":1,"system_id":1,"structure_type":"mine","level":2,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":5,"method":"structure.create","params":{"system_id":2,"structure_type":"mine"}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":422,"message":"system_id: there is no star_system with the key 2; create it first","data":{"kind":"missing_parent","field":"system_id","record":"star_system","key":2}}}
>> {"jsonrpc":"2.0","id":6,"method":"structure.create","params":{"system_id":1,"structure_type":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"structure_type: 101 characters are more than 100","data":{"kind":"invalid_params","field":"structure_type","reason":"101 characters are more than 100"}}}
>> {"jsonrpc":"2.0","id":7,"method":"structure.create","params":{"system_id":1,"structure_type":null}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"structure_type: it is null, and not a text of at most 100 characters","data":{"kind":"invalid_params","field":"structure_type","reason":"it is null, and not a text of at most 100 characters"}}}
>> {"jsonrpc":"2.0","id":8,"method":"structure.create","params":{"system_id":1,"structure_type":"dock","level":1.5}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"level: it is the number `1.5`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"level","reason":"it is the number `1.5`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":9,"method":"structure.create","params":{"system_id":1,"structure_type":"dock","size":1}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"size: there is no such field here; expected one of `system_id`, `structure_type`, `level`, `durability`","data":{"kind":"invalid_params","field":"size","reason":"there is no such field here; expected one of `system_id`, `structure_type`, `level`, `durability`"}}}
>> {"jsonrpc":"2.0","id":10,"method":"structure.create","params":{"system_id":1,"structure_type":"dock","structure_id":5}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"structure_id: there is no such field here; expected one of `system_id`, `structure_type`, `level`, `durability`","data":{"kind":"invalid_params","field":"structure_id","reason":"there is no such field here; expected one of `system_id`, `structure_type`, `level`, `durability`"}}}
>> {"jsonrpc":"2.0","id":11,"method":"structure.create","params":{"system_id":1}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"structure_type: it is missing","data":{"kind":"invalid_params","field":"structure_type","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":12,"method":"structure.load","params":{"structure_id":9}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":404,"message":"there is no structure with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"structure","key":9}}}
>> {"jsonrpc":"2.0","id":13,"method":"structure.update","params":{"structure_id":9,"level":1}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":404,"message":"there is no structure with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"structure","key":9}}}
>> {"jsonrpc":"2.0","id":14,"method":"structure.delete","params":{"structure_id":9}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":404,"message":"there is no structure with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"structure","key":9}}}
>> {"jsonrpc":"2.0","id":15,"method":"structure.list","params":{"structure_type":"mine"}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"structure_type: there is no such field here; expected one of `system_id`, `limit`, `after`","data":{"kind":"invalid_params","field":"structure_type","reason":"there is no such field here; expected one of `system_id`, `limit`, `after`"}}}
>> {"jsonrpc":"2.0","id":16,"method":"structure.list","params":{}}
<< {"jsonrpc":"2.0","id":16,"result":{"items":[{"structure_id":1,"system_id":1,"structure_type":"mine","level":2,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
