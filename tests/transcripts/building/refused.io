# What is no building, and what is there already.
>> {"jsonrpc":"2.0","id":1,"method":"user.create","params":{"username":"ann"}}
<< {"jsonrpc":"2.0","id":1,"result":{"user_id":1,"username":"ann","version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":2,"result":{"planet_id":1,"user_id":1,"galaxy":1,"system":2,"position":3,"name":"Homeworld","metal":0,"crystal":0,"deuterium":0,"metal_rate":0.0,"crystal_rate":0.0,"deuterium_rate":0.0,"last_update":"2026-01-01T00:00:00.000Z","temperature":null,"size":null,"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"planet.create","params":{"user_id":1,"galaxy":1,"system":2,"position":4}}
<< {"jsonrpc":"2.0","id":3,"result":{"planet_id":2,"user_id":1,"galaxy":1,"system":2,"position":4,"name":"Homeworld","metal":0,"crystal":0,"deuterium":0,"metal_rate":0.0,"crystal_rate":0.0,"deuterium_rate":0.0,"last_update":"2026-01-01T00:00:00.000Z","temperature":null,"size":null,"version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"building.create","params":{"planet_id":1,"building_type":"metal_mine"}}
<< {"jsonrpc":"2.0","id":4,"result":{"building_id":1,"planet_id":1,"building_type":"metal_mine","level":0,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"building.create","params":{"planet_id":1,"building_type":"metal_mine","level":5}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":409,"message":"building 1 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"building","key":1,"current":{"building_id":1,"planet_id":1,"building_type":"metal_mine","level":0,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":6,"method":"building.create","params":{"planet_id":9,"building_type":"metal_mine"}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":422,"message":"planet_id: there is no planet with the key 9; create it first","data":{"kind":"missing_parent","field":"planet_id","record":"planet","key":9}}}
>> {"jsonrpc":"2.0","id":7,"method":"building.create","params":{"planet_id":1}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"building_type: it is missing","data":{"kind":"invalid_params","field":"building_type","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":8,"method":"building.create","params":{"building_type":"x"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"planet_id: it is missing","data":{"kind":"invalid_params","field":"planet_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":9,"method":"building.create","params":{"planet_id":1,"building_type":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"building_type: 101 characters are more than 100","data":{"kind":"invalid_params","field":"building_type","reason":"101 characters are more than 100"}}}
>> {"jsonrpc":"2.0","id":10,"method":"building.create","params":{"planet_id":1,"building_type":null}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"building_type: it is null, and not a text of at most 100 characters","data":{"kind":"invalid_params","field":"building_type","reason":"it is null, and not a text of at most 100 characters"}}}
>> {"jsonrpc":"2.0","id":11,"method":"building.create","params":{"planet_id":1,"building_type":"x","level":1.5}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"level: it is the number `1.5`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"level","reason":"it is the number `1.5`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":12,"method":"building.create","params":{"planet_id":1,"building_type":"x","level":9223372036854775808}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"level: it is the number `9223372036854775808`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"level","reason":"it is the number `9223372036854775808`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":13,"method":"building.create","params":{"planet_id":1,"building_type":"x","level":null}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"level: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"level","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":14,"method":"building.create","params":{"planet_id":1,"building_type":"x","building_id":5}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"building_id: there is no such field here; expected one of `planet_id`, `building_type`, `level`, `durability`","data":{"kind":"invalid_params","field":"building_id","reason":"there is no such field here; expected one of `planet_id`, `building_type`, `level`, `durability`"}}}
>> {"jsonrpc":"2.0","id":15,"method":"building.create","params":{"planet_id":1,"building_type":"x","height":5}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"height: there is no such field here; expected one of `planet_id`, `building_type`, `level`, `durability`","data":{"kind":"invalid_params","field":"height","reason":"there is no such field here; expected one of `planet_id`, `building_type`, `level`, `durability`"}}}
>> {"jsonrpc":"2.0","id":16,"method":"building.create","params":{"planet_id":2,"building_type":"metal_mine"}}
<< {"jsonrpc":"2.0","id":16,"result":{"building_id":2,"planet_id":2,"building_type":"metal_mine","level":0,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":17,"method":"building.update","params":{"building_id":2,"planet_id":1}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":409,"message":"building 1 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"building","key":1,"current":{"building_id":1,"planet_id":1,"building_type":"metal_mine","level":0,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":18,"method":"building.update","params":{"building_id":2,"planet_id":9}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":422,"message":"planet_id: there is no planet with the key 9; create it first","data":{"kind":"missing_parent","field":"planet_id","record":"planet","key":9}}}
>> {"jsonrpc":"2.0","id":19,"method":"building.update","params":{"building_id":2,"level":1,"if_version":4}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":409,"message":"building 2 is at version 1, not 4; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"building","key":2,"expected":4,"current":{"building_id":2,"planet_id":2,"building_type":"metal_mine","level":0,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":20,"method":"building.update","params":{"building_id":9,"level":1}}
<< {"jsonrpc":"2.0","id":20,"error":{"code":404,"message":"there is no building with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"building","key":9}}}
>> {"jsonrpc":"2.0","id":21,"method":"building.load","params":{"building_id":9}}
<< {"jsonrpc":"2.0","id":21,"error":{"code":404,"message":"there is no building with the key 9; check the key, or create it first","data":{"kind":"not_found","record":"building","key":9}}}
>> {"jsonrpc":"2.0","id":22,"method":"building.load","params":{}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":-32602,"message":"building_id: it is missing","data":{"kind":"invalid_params","field":"building_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":23,"method":"building.delete","params":{"building_id":2,"if_version":4}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":409,"message":"building 2 is at version 1, not 4; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"building","key":2,"expected":4,"current":{"building_id":2,"planet_id":2,"building_type":"metal_mine","level":0,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":24,"method":"building.list","params":{"building_type":"x"}}
<< {"jsonrpc":"2.0","id":24,"error":{"code":-32602,"message":"building_type: there is no such field here; expected one of `planet_id`, `limit`, `after`","data":{"kind":"invalid_params","field":"building_type","reason":"there is no such field here; expected one of `planet_id`, `limit`, `after`"}}}
>> {"jsonrpc":"2.0","id":25,"method":"building.list","params":{}}
<< {"jsonrpc":"2.0","id":25,"result":{"items":[{"building_id":1,"planet_id":1,"building_type":"metal_mine","level":0,"version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"building_id":2,"planet_id":2,"building_type":"metal_mine","level":0,"version":1,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
