>> {"jsonrpc":"2.0","id":1,"method":"galaxy.create","params":{"name":"Ori"}}
<< {"jsonrpc":"2.0","id":1,"result":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"galaxy.create","params":{"name":"Ori","tick":5}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":409,"message":"galaxy \"Ori\" is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"galaxy","key":"Ori","current":{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":3,"method":"galaxy.create","params":{}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"name: it is missing","data":{"kind":"invalid_params","field":"name","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":4,"method":"galaxy.create","params":{"name":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"name: 101 characters are more than 100","data":{"kind":"invalid_params","field":"name","reason":"101 characters are more than 100"}}}
>> {"jsonrpc":"2.0","id":5,"method":"galaxy.create","params":{"name":"Vela","config":7}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"config: it is the number `7`, and not a text of at most 1000000 characters","data":{"kind":"invalid_params","field":"config","reason":"it is the number `7`, and not a text of at most 1000000 characters"}}}
>> {"jsonrpc":"2.0","id":6,"method":"galaxy.create","params":{"name":"Vela","tick":"1"}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"tick: it is the text \"1\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"tick","reason":"it is the text \"1\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":7,"method":"galaxy.create","params":{"name":"Vela","size":3}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"size: there is no such field here; expected one of `name`, `config`, `tick`, `durability`","data":{"kind":"invalid_params","field":"size","reason":"there is no such field here; expected one of `name`, `config`, `tick`, `durability`"}}}
>> {"jsonrpc":"2.0","id":8,"method":"galaxy.load","params":{"name":"Vela"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":404,"message":"there is no galaxy with the key \"Vela\"; check the key, or create it first","data":{"kind":"not_found","record":"galaxy","key":"Vela"}}}
>> {"jsonrpc":"2.0","id":9,"method":"galaxy.load","params":{}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"name: it is missing","data":{"kind":"invalid_params","field":"name","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":10,"method":"galaxy.load","params":{"name":"Ori","durability":"commit"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"durability: there is no such field here; expected `name`","data":{"kind":"invalid_params","field":"durability","reason":"there is no such field here; expected `name`"}}}
>> {"jsonrpc":"2.0","id":11,"method":"galaxy.list","params":{}}
<< {"jsonrpc":"2.0","id":11,"result":{"items":[{"name":"Ori","config":"","tick":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
# A name is something.
>> {"jsonrpc":"2.0","id":70,"method":"galaxy.create","params":{"name":""}}
<< {"jsonrpc":"2.0","id":70,"error":{"code":-32602,"message":"name: it is empty, and must be a name","data":{"kind":"invalid_params","field":"name","reason":"it is empty, and must be a name"}}}
>> {"jsonrpc":"2.0","id":71,"method":"galaxy.save","params":{"galaxy":{"name":""},"systems":[]}}
<< {"jsonrpc":"2.0","id":71,"error":{"code":-32602,"message":"galaxy.name: it is empty, and must be a name","data":{"kind":"invalid_params","field":"galaxy.name","reason":"it is empty, and must be a name"}}}
