# What cannot be spent.
>> {"jsonrpc":"2.0","id":1,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"metal":500,"deuterium":9223372036854775807}}
<< {"jsonrpc":"2.0","id":1,"result":{"planet_id":1,"user_id":1,"galaxy":1,"system":2,"position":3,"name":"Homeworld","metal":500,"crystal":0,"deuterium":9223372036854775807,"metal_rate":0.0,"crystal_rate":0.0,"deuterium_rate":0.0,"last_update":"2026-01-01T00:00:00.000Z","temperature":null,"size":null,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"planet.spend","params":{"planet_id":9}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":404,"message":"there is no planet with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"planet","key":9}}}
>> {"jsonrpc":"2.0","id":3,"method":"planet.spend","params":{}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"planet_id: it is missing","data":{"kind":"invalid_params","field":"planet_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":4,"method":"planet.spend","params":{"planet_id":1,"metal":-1}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"metal: -1 is less than 0","data":{"kind":"invalid_params","field":"metal","reason":"-1 is less than 0"}}}
>> {"jsonrpc":"2.0","id":5,"method":"planet.spend","params":{"planet_id":1,"crystal":-5}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"crystal: -5 is less than 0","data":{"kind":"invalid_params","field":"crystal","reason":"-5 is less than 0"}}}
>> {"jsonrpc":"2.0","id":6,"method":"planet.spend","params":{"planet_id":1,"metal":1.5}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"metal: it is the number `1.5`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"metal","reason":"it is the number `1.5`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":7,"method":"planet.spend","params":{"planet_id":1,"metal":"all"}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"metal: it is the text \"all\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"metal","reason":"it is the text \"all\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":8,"method":"planet.spend","params":{"planet_id":1,"deuterium":9223372036854775808}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"deuterium: it is the number `9223372036854775808`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"deuterium","reason":"it is the number `9223372036854775808`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":9,"method":"planet.spend","params":{"planet_id":1,"energy":1}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"energy: there is no such field here; expected one of `planet_id`, `metal`, `crystal`, `deuterium`, `durability`","data":{"kind":"invalid_params","field":"energy","reason":"there is no such field here; expected one of `planet_id`, `metal`, `crystal`, `deuterium`, `durability`"}}}
>> {"jsonrpc":"2.0","id":10,"method":"planet.spend","params":{"planet_id":1,"crystal":9223372036854775807}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":422,"message":"planet 1 has 0 crystal, and 9223372036854775807 is wanted; nothing was spent","data":{"kind":"rule","rule":"insufficient","reason":"planet 1 has 0 crystal, and 9223372036854775807 is wanted; nothing was spent"}}}
>> {"jsonrpc":"2.0","id":11,"method":"planet.spend","params":{"planet_id":1,"metal":1,"durability":"later"}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":12,"method":"planet.spend","params":{"planet_id":"1"}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"planet_id: it is the text \"1\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"planet_id","reason":"it is the text \"1\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":13,"method":"planet.spend","params":{"planet_id":1,"metal":500,"deuterium":9223372036854775807}}
<< {"jsonrpc":"2.0","id":13,"result":{"planet_id":1,"user_id":1,"galaxy":1,"system":2,"position":3,"name":"Homeworld","metal":0,"crystal":0,"deuterium":0,"metal_rate":0.0,"crystal_rate":0.0,"deuterium_rate":0.0,"last_update":"2026-01-01T00:00:00.000Z","temperature":null,"size":null,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
