# A place holds one system; another galaxy has places of its own.
>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"galaxy.create","params":{"name":"Vela"}}
<< {"jsonrpc":"2.0","id":2,"result":{"name":"Vela","config":"","tick":0,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"star_system.create","params":{"galaxy":"Ori","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":3,"result":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"star_system.create","params":{"galaxy":"Ori","x":0,"y":0,"metal":5}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"star_system 1 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"star_system","key":1,"current":{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":5,"method":"star_system.create","params":{"galaxy":"Vela","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":5,"result":{"system_id":2,"galaxy":"Vela","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":6,"method":"star_system.create","params":{"galaxy":"Lyra","x":0,"y":0}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":422,"message":"galaxy: there is no galaxy with the key \"Lyra\"; create it first","data":{"kind":"missing_parent","field":"galaxy","record":"galaxy","key":"Lyra"}}}
>> {"jsonrpc":"2.0","id":7,"method":"star_system.create","params":{"galaxy":"Ori","x":0}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"y: it is missing","data":{"kind":"invalid_params","field":"y","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":8,"method":"star_system.create","params":{"galaxy":null,"x":0,"y":1}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"galaxy: it is null, and not a text of at most 100 characters","data":{"kind":"invalid_params","field":"galaxy","reason":"it is null, and not a text of at most 100 characters"}}}
>> {"jsonrpc":"2.0","id":9,"method":"star_system.create","params":{"galaxy":"Ori","x":1.5,"y":0}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"x: it is the number `1.5`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"x","reason":"it is the number `1.5`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":10,"method":"star_system.create","params":{"galaxy":"Ori","x":9223372036854775808,"y":0}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"x: it is the number `9223372036854775808`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"x","reason":"it is the number `9223372036854775808`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":11,"method":"star_system.create","params":{"galaxy":"Ori","x":1,"y":1,"owner":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"owner: 101 characters are more than 100","data":{"kind":"invalid_params","field":"owner","reason":"101 characters are more than 100"}}}
>> {"jsonrpc":"2.0","id":12,"method":"star_system.create","params":{"galaxy":"Ori","x":1,"y":1,"metal":null}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"metal: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"metal","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":13,"method":"star_system.create","params":{"galaxy":"Ori","x":1,"y":1,"gas":1}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"gas: there is no such field here; expected one of `galaxy`, `x`, `y`, `metal`, `crew`, `water`, `current_tick`, `owner`, `durability`","data":{"kind":"invalid_params","field":"gas","reason":"there is no such field here; expected one of `galaxy`, `x`, `y`, `metal`, `crew`, `water`, `current_tick`, `owner`, `durability`"}}}
>> {"jsonrpc":"2.0","id":14,"method":"star_system.create","params":{"galaxy":"Ori","x":1,"y":1,"system_id":7}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"system_id: there is no such field here; expected one of `galaxy`, `x`, `y`, `metal`, `crew`, `water`, `current_tick`, `owner`, `durability`","data":{"kind":"invalid_params","field":"system_id","reason":"there is no such field here; expected one of `galaxy`, `x`, `y`, `metal`, `crew`, `water`, `current_tick`, `owner`, `durability`"}}}
>> {"jsonrpc":"2.0","id":15,"method":"star_system.load","params":{"system_id":9}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":404,"message":"there is no star_system with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"star_system","key":9}}}
>> {"jsonrpc":"2.0","id":16,"method":"star_system.load","params":{"system_id":"1"}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"system_id: it is the text \"1\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"system_id","reason":"it is the text \"1\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":17,"method":"star_system.list","params":{}}
<< {"jsonrpc":"2.0","id":17,"result":{"items":[{"system_id":1,"galaxy":"Ori","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"system_id":2,"galaxy":"Vela","x":0,"y":0,"metal":0,"crew":0,"water":0,"current_tick":0,"owner":null,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
