# What is no planet, and what is taken.
>> {"jsonrpc":"2.0","id":1,"method":"user.create","params":{"username":"ann"}}
<< {"jsonrpc":"2.0","id":1,"result":{"user_id":1,"username":"ann","version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":2,"result":{"planet_id":1,"user_id":1,"galaxy":1,"system":2,"position":3,"name":"Homeworld","metal":0,"crystal":0,"deuterium":0,"metal_rate":0,"crystal_rate":0,"deuterium_rate":0,"last_update":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":409,"message":"planet 1 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"planet","key":1,"current":{"planet_id":1,"user_id":1,"galaxy":1,"system":2,"position":3,"name":"Homeworld","metal":0,"crystal":0,"deuterium":0,"metal_rate":0,"crystal_rate":0,"deuterium_rate":0,"last_update":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":4,"method":"planet.create","params":{"user_id":9,"galaxy":1,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":422,"message":"user_id: there is no user with the key 9; create it first","data":{"kind":"missing_parent","field":"user_id","record":"user","key":9}}}
>> {"jsonrpc":"2.0","id":5,"method":"planet.create","params":{"galaxy":1,"system":1,"position":1}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"user_id: it is missing","data":{"kind":"invalid_params","field":"user_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":6,"method":"planet.create","params":{"user_id":1,"system":1,"position":1}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"galaxy: it is missing","data":{"kind":"invalid_params","field":"galaxy","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":7,"method":"planet.create","params":{"user_id":1,"galaxy":1,"position":1}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"system: it is missing","data":{"kind":"invalid_params","field":"system","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":8,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"position: it is missing","data":{"kind":"invalid_params","field":"position","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":9,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"metal":-1}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"metal: -1 is less than 0","data":{"kind":"invalid_params","field":"metal","reason":"-1 is less than 0"}}}
>> {"jsonrpc":"2.0","id":10,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"crystal":-1}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"crystal: -1 is less than 0","data":{"kind":"invalid_params","field":"crystal","reason":"-1 is less than 0"}}}
>> {"jsonrpc":"2.0","id":11,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"deuterium":9223372036854775808}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"deuterium: it is the number `9223372036854775808`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"deuterium","reason":"it is the number `9223372036854775808`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":12,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"metal":1.5}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"metal: it is the number `1.5`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"metal","reason":"it is the number `1.5`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":13,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"metal_rate":"fast"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"metal_rate: it is the text \"fast\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"metal_rate","reason":"it is the text \"fast\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":14,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"name":"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"name: 101 characters are more than 100","data":{"kind":"invalid_params","field":"name","reason":"101 characters are more than 100"}}}
>> {"jsonrpc":"2.0","id":15,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"name":null}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"name: it is null, and not a text of at most 100 characters","data":{"kind":"invalid_params","field":"name","reason":"it is null, and not a text of at most 100 characters"}}}
>> {"jsonrpc":"2.0","id":16,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"last_update":"yesterday"}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"last_update: \"yesterday\" is not a time like 2026-01-31T08:00:00.000Z","data":{"kind":"invalid_params","field":"last_update","reason":"\"yesterday\" is not a time like 2026-01-31T08:00:00.000Z"}}}
>> {"jsonrpc":"2.0","id":17,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"last_update":0}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"last_update: it is the number `0`, and not a text","data":{"kind":"invalid_params","field":"last_update","reason":"it is the number `0`, and not a text"}}}
>> {"jsonrpc":"2.0","id":18,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"planet_id":4}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"planet_id: there is no such field here; expected one of `user_id`, `galaxy`, `system`, `position`, `name`, `metal`, `crystal`, `deuterium`, `metal_rate`, `crystal_rate`, `deuterium_rate`, `last_update`, `durability`","data":{"kind":"invalid_params","field":"planet_id","reason":"there is no such field here; expected one of `user_id`, `galaxy`, `system`, `position`, `name`, `metal`, `crystal`, `deuterium`, `metal_rate`, `crystal_rate`, `deuterium_rate`, `last_update`, `durability`"}}}
>> {"jsonrpc":"2.0","id":19,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1,"energy":4}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"energy: there is no such field here; expected one of `user_id`, `galaxy`, `system`, `position`, `name`, `metal`, `crystal`, `deuterium`, `metal_rate`, `crystal_rate`, `deuterium_rate`, `last_update`, `durability`","data":{"kind":"invalid_params","field":"energy","reason":"there is no such field here; expected one of `user_id`, `galaxy`, `system`, `position`, `name`, `metal`, `crystal`, `deuterium`, `metal_rate`, `crystal_rate`, `deuterium_rate`, `last_update`, `durability`"}}}
>> {"jsonrpc":"2.0","id":20,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":1,"position":1}}
<< {"jsonrpc":"2.0","id":20,"result":{"planet_id":2,"user_id":1,"galaxy":1,"system":1,"position":1,"name":"Homeworld","metal":0,"crystal":0,"deuterium":0,"metal_rate":0,"crystal_rate":0,"deuterium_rate":0,"last_update":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":21,"method":"planet.update","params":{"planet_id":2,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":21,"error":{"code":409,"message":"planet 1 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"planet","key":1,"current":{"planet_id":1,"user_id":1,"galaxy":1,"system":2,"position":3,"name":"Homeworld","metal":0,"crystal":0,"deuterium":0,"metal_rate":0,"crystal_rate":0,"deuterium_rate":0,"last_update":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":22,"method":"planet.update","params":{"planet_id":2,"user_id":9}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":422,"message":"user_id: there is no user with the key 9; create it first","data":{"kind":"missing_parent","field":"user_id","record":"user","key":9}}}
>> {"jsonrpc":"2.0","id":23,"method":"planet.update","params":{"planet_id":2,"metal":-1}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":-32602,"message":"metal: -1 is less than 0","data":{"kind":"invalid_params","field":"metal","reason":"-1 is less than 0"}}}
>> {"jsonrpc":"2.0","id":24,"method":"planet.update","params":{"planet_id":2,"metal":null}}
<< {"jsonrpc":"2.0","id":24,"error":{"code":-32602,"message":"metal: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"metal","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":25,"method":"planet.update","params":{"planet_id":9,"metal":1}}
<< {"jsonrpc":"2.0","id":25,"error":{"code":404,"message":"there is no planet with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"planet","key":9}}}
>> {"jsonrpc":"2.0","id":26,"method":"planet.update","params":{"planet_id":2,"metal":1,"if_version":2}}
<< {"jsonrpc":"2.0","id":26,"error":{"code":409,"message":"planet 2 is at version 1, not 2; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"planet","key":2,"expected":2,"current":{"planet_id":2,"user_id":1,"galaxy":1,"system":1,"position":1,"name":"Homeworld","metal":0,"crystal":0,"deuterium":0,"metal_rate":0,"crystal_rate":0,"deuterium_rate":0,"last_update":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":27,"method":"planet.update","params":{"planet_id":2,"buildings":[]}}
<< {"jsonrpc":"2.0","id":27,"error":{"code":-32602,"message":"buildings: there is no such field here; expected one of `planet_id`, `user_id`, `galaxy`, `system`, `position`, `name`, `metal`, `crystal`, `deuterium`, `metal_rate`, `crystal_rate`, `deuterium_rate`, `last_update`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"buildings","reason":"there is no such field here; expected one of `planet_id`, `user_id`, `galaxy`, `system`, `position`, `name`, `metal`, `crystal`, `deuterium`, `metal_rate`, `crystal_rate`, `deuterium_rate`, `last_update`, `if_version`, `durability`"}}}
>> {"jsonrpc":"2.0","id":28,"method":"planet.load","params":{"planet_id":9}}
<< {"jsonrpc":"2.0","id":28,"error":{"code":404,"message":"there is no planet with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"planet","key":9}}}
>> {"jsonrpc":"2.0","id":29,"method":"planet.load","params":{}}
<< {"jsonrpc":"2.0","id":29,"error":{"code":-32602,"message":"planet_id: it is missing","data":{"kind":"invalid_params","field":"planet_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":30,"method":"planet.delete","params":{"planet_id":9}}
<< {"jsonrpc":"2.0","id":30,"error":{"code":404,"message":"there is no planet with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"planet","key":9}}}
>> {"jsonrpc":"2.0","id":31,"method":"planet.list","params":{"galaxy":1}}
<< {"jsonrpc":"2.0","id":31,"error":{"code":-32602,"message":"galaxy: there is no such field here; expected one of `user_id`, `limit`, `after`","data":{"kind":"invalid_params","field":"galaxy","reason":"there is no such field here; expected one of `user_id`, `limit`, `after`"}}}
>> {"jsonrpc":"2.0","id":32,"method":"planet.list","params":{}}
<< {"jsonrpc":"2.0","id":32,"result":{"items":[{"planet_id":1,"user_id":1,"galaxy":1,"system":2,"position":3,"name":"Homeworld","metal":0,"crystal":0,"deuterium":0,"metal_rate":0,"crystal_rate":0,"deuterium_rate":0,"last_update":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"planet_id":2,"user_id":1,"galaxy":1,"system":1,"position":1,"name":"Homeworld","metal":0,"crystal":0,"deuterium":0,"metal_rate":0,"crystal_rate":0,"deuterium_rate":0,"last_update":"2026-01-01T00:00:00.000Z","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
