# A save that is refused for any part of it changes nothing, and makes nobody.
>> {"jsonrpc":"2.0","id":1,"method":"planet.save","params":{"galaxy":1,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"username: it is missing, and a new record needs it","data":{"kind":"invalid_params","field":"username","reason":"it is missing, and a new record needs it"}}}
>> {"jsonrpc":"2.0","id":2,"method":"planet.save","params":{"username":"ann","system":2,"position":3}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"galaxy: it is missing, and a new record needs it","data":{"kind":"invalid_params","field":"galaxy","reason":"it is missing, and a new record needs it"}}}
>> {"jsonrpc":"2.0","id":3,"method":"planet.save","params":{"username":"ann","galaxy":1,"position":3}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"system: it is missing, and a new record needs it","data":{"kind":"invalid_params","field":"system","reason":"it is missing, and a new record needs it"}}}
>> {"jsonrpc":"2.0","id":4,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"position: it is missing, and a new record needs it","data":{"kind":"invalid_params","field":"position","reason":"it is missing, and a new record needs it"}}}
>> {"jsonrpc":"2.0","id":5,"method":"planet.save","params":{"username":null,"galaxy":1,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"username: it is null, and not a text of at most 50 characters","data":{"kind":"invalid_params","field":"username","reason":"it is null, and not a text of at most 50 characters"}}}
>> {"jsonrpc":"2.0","id":6,"method":"planet.save","params":{"username":7,"galaxy":1,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"username: it is the number `7`, and not a text of at most 50 characters","data":{"kind":"invalid_params","field":"username","reason":"it is the number `7`, and not a text of at most 50 characters"}}}
>> {"jsonrpc":"2.0","id":7,"method":"planet.save","params":{"username":"uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu","galaxy":1,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"username: 51 characters are more than 50","data":{"kind":"invalid_params","field":"username","reason":"51 characters are more than 50"}}}
>> {"jsonrpc":"2.0","id":8,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"metal":-1}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"metal: -1 is less than 0","data":{"kind":"invalid_params","field":"metal","reason":"-1 is less than 0"}}}
>> {"jsonrpc":"2.0","id":9,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"crystal":"much"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"crystal: it is the text \"much\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"crystal","reason":"it is the text \"much\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":10,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"deuterium":null}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"deuterium: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"deuterium","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":11,"method":"planet.save","params":{"username":"ann","galaxy":1.5,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"galaxy: it is the number `1.5`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"galaxy","reason":"it is the number `1.5`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":12,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"energy":1}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"energy: there is no such field here; expected one of `planet_id`, `user_id`, `galaxy`, `system`, `position`, `name`, `metal`, `crystal`, `deuterium`, `metal_rate`, `crystal_rate`, `deuterium_rate`, `last_update`, `temperature`, `size`, `version`, `seq`, `created_at`, `updated_at`, `username`, `buildings`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"energy","reason":"there is no such field here; expected one of `planet_id`, `user_id`, `galaxy`, `system`, `position`, `name`, `metal`, `crystal`, `deuterium`, `metal_rate`, `crystal_rate`, `deuterium_rate`, `last_update`, `temperature`, `size`, `version`, `seq`, `created_at`, `updated_at`, `username`, `buildings`, `if_version`, `durability`"}}}
>> {"jsonrpc":"2.0","id":13,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"if_version":-1}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"if_version: it is the number `-1`, and not an integer from 0","data":{"kind":"invalid_params","field":"if_version","reason":"it is the number `-1`, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":14,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"durability":"later"}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":15,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"durability":null}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"durability: it is null, and not a text","data":{"kind":"invalid_params","field":"durability","reason":"it is null, and not a text"}}}
>> {"jsonrpc":"2.0","id":16,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"buildings":null}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"buildings: it is null, and not a list","data":{"kind":"invalid_params","field":"buildings","reason":"it is null, and not a list"}}}
>> {"jsonrpc":"2.0","id":17,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"buildings":{}}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"buildings: it is an object, and not a list","data":{"kind":"invalid_params","field":"buildings","reason":"it is an object, and not a list"}}}
>> {"jsonrpc":"2.0","id":18,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"buildings":["lab"]}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"buildings[0]: it is the text \"lab\", and not an object","data":{"kind":"invalid_params","field":"buildings[0]","reason":"it is the text \"lab\", and not an object"}}}
>> {"jsonrpc":"2.0","id":19,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"buildings":[["lab",1]]}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"buildings[0]: it is a list, and not an object","data":{"kind":"invalid_params","field":"buildings[0]","reason":"it is a list, and not an object"}}}
>> {"jsonrpc":"2.0","id":20,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"buildings":[{"level":1}]}}
<< {"jsonrpc":"2.0","id":20,"error":{"code":-32602,"message":"buildings[0].building_type: it is missing, and a new record needs it","data":{"kind":"invalid_params","field":"buildings[0].building_type","reason":"it is missing, and a new record needs it"}}}
>> {"jsonrpc":"2.0","id":21,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"buildings":[{"building_type":"lab"},{"building_type":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}]}}
<< {"jsonrpc":"2.0","id":21,"error":{"code":-32602,"message":"buildings[1].building_type: 101 characters are more than 100","data":{"kind":"invalid_params","field":"buildings[1].building_type","reason":"101 characters are more than 100"}}}
>> {"jsonrpc":"2.0","id":22,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"buildings":[{"building_type":"lab","level":"high"}]}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":-32602,"message":"buildings[0].level: it is the text \"high\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"buildings[0].level","reason":"it is the text \"high\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":23,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"buildings":[{"building_type":"lab","height":1}]}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":-32602,"message":"buildings[0].height: there is no such field here; expected one of `building_id`, `planet_id`, `building_type`, `level`, `version`, `seq`, `created_at`, `updated_at`","data":{"kind":"invalid_params","field":"buildings[0].height","reason":"there is no such field here; expected one of `building_id`, `planet_id`, `building_type`, `level`, `version`, `seq`, `created_at`, `updated_at`"}}}
>> {"jsonrpc":"2.0","id":24,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"buildings":[{"building_type":"lab","level":1},{"building_type":"lab","level":2}]}}
<< {"jsonrpc":"2.0","id":24,"error":{"code":422,"message":"buildings[1] is \"lab\" again, and a planet has one of a type","data":{"kind":"rule","rule":"duplicate_entry","reason":"buildings[1] is \"lab\" again, and a planet has one of a type"}}}
>> {"jsonrpc":"2.0","id":"twice","method":"planet.save","params":{"username":"ann","username":"bob","galaxy":1,"system":2,"position":3}}
<< {"jsonrpc":"2.0","id":"twice","error":{"code":-32602,"message":"username: it is given twice","data":{"kind":"invalid_params","field":"username","reason":"it is given twice"}}}
>> {"jsonrpc":"2.0","id":25,"method":"planet.save","params":["ann",1,2,3]}
<< {"jsonrpc":"2.0","id":25,"error":{"code":-32602,"message":"params go by name, in an object, not by position","data":{"kind":"invalid_params","field":"","reason":"params go by name, in an object, not by position"}}}
>> {"jsonrpc":"2.0","id":26,"method":"user.list","params":{}}
<< {"jsonrpc":"2.0","id":26,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":27,"method":"planet.list","params":{}}
<< {"jsonrpc":"2.0","id":27,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":28,"method":"building.list","params":{}}
<< {"jsonrpc":"2.0","id":28,"result":{"items":[],"next":null}}
# The error names all fields that there are.
>> {"jsonrpc":"2.0","id":29,"method":"planet.save","params":{"username":"ann","galaxy":1,"system":2,"position":3,"colour":"red"}}
<< {"jsonrpc":"2.0","id":29,"error":{"code":-32602,"message":"colour: there is no such field here; expected one of `planet_id`, `user_id`, `galaxy`, `system`, `position`, `name`, `metal`, `crystal`, `deuterium`, `metal_rate`, `crystal_rate`, `deuterium_rate`, `last_update`, `temperature`, `size`, `version`, `seq`, `created_at`, `updated_at`, `username`, `buildings`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"colour","reason":"there is no such field here; expected one of `planet_id`, `user_id`, `galaxy`, `system`, `position`, `name`, `metal`, `crystal`, `deuterium`, `metal_rate`, `crystal_rate`, `deuterium_rate`, `last_update`, `temperature`, `size`, `version`, `seq`, `created_at`, `updated_at`, `username`, `buildings`, `if_version`, `durability`"}}}
