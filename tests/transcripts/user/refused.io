# What is no user, and what is taken.
>> {"jsonrpc":"2.0","id":1,"method":"user.create","params":{"username":"ann"}}
<< {"jsonrpc":"2.0","id":1,"result":{"user_id":1,"username":"ann","version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"user.create","params":{"username":"ann"}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":409,"message":"user 1 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"user","key":1,"current":{"user_id":1,"username":"ann","version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":3,"method":"user.create","params":{"username":"bob"}}
<< {"jsonrpc":"2.0","id":3,"result":{"user_id":2,"username":"bob","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"user.update","params":{"user_id":2,"username":"ann"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"user 1 is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"user","key":1,"current":{"user_id":1,"username":"ann","version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":5,"method":"user.create","params":{}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"username: it is missing","data":{"kind":"invalid_params","field":"username","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":6,"method":"user.create","params":{"username":null}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"username: it is null, and not a text of at most 50 characters","data":{"kind":"invalid_params","field":"username","reason":"it is null, and not a text of at most 50 characters"}}}
>> {"jsonrpc":"2.0","id":7,"method":"user.create","params":{"username":7}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"username: it is the number `7`, and not a text of at most 50 characters","data":{"kind":"invalid_params","field":"username","reason":"it is the number `7`, and not a text of at most 50 characters"}}}
>> {"jsonrpc":"2.0","id":8,"method":"user.create","params":{"username":"uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"username: 51 characters are more than 50","data":{"kind":"invalid_params","field":"username","reason":"51 characters are more than 50"}}}
>> {"jsonrpc":"2.0","id":9,"method":"user.create","params":{"username":"uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu"}}
<< {"jsonrpc":"2.0","id":9,"result":{"user_id":3,"username":"uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":10,"method":"user.create","params":{"username":"x\u0000y"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"username: it contains U+0000","data":{"kind":"invalid_params","field":"username","reason":"it contains U+0000"}}}
>> {"jsonrpc":"2.0","id":11,"method":"user.create","params":{"username":"eve","user_id":9}}
<< {"jsonrpc":"2.0","id":11,"result":{"user_id":9,"username":"eve","version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":12,"method":"user.create","params":{"username":"eve","durability":"later"}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":13,"method":"user.load","params":{"user_id":9}}
<< {"jsonrpc":"2.0","id":13,"result":{"user_id":9,"username":"eve","version":1,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":14,"method":"user.load","params":{}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"user_id: it is missing","data":{"kind":"invalid_params","field":"user_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":15,"method":"user.load","params":{"user_id":"1"}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"user_id: it is the text \"1\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"user_id","reason":"it is the text \"1\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":16,"method":"user.update","params":{"user_id":9,"username":"x"}}
<< {"jsonrpc":"2.0","id":16,"result":{"user_id":9,"username":"x","version":2,"seq":5,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":17,"method":"user.update","params":{"user_id":1,"username":null}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"username: it is null, and not a text of at most 50 characters","data":{"kind":"invalid_params","field":"username","reason":"it is null, and not a text of at most 50 characters"}}}
>> {"jsonrpc":"2.0","id":18,"method":"user.update","params":{"user_id":1,"username":"x","if_version":7}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":409,"message":"user 1 is at version 1, not 7; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"user","key":1,"expected":7,"current":{"user_id":1,"username":"ann","version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":19,"method":"user.update","params":{"user_id":1,"level":7}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"level: there is no such field here; expected one of `user_id`, `username`, `if_version`, `durability`","data":{"kind":"invalid_params","field":"level","reason":"there is no such field here; expected one of `user_id`, `username`, `if_version`, `durability`"}}}
>> {"jsonrpc":"2.0","id":20,"method":"user.delete","params":{"user_id":9}}
<< {"jsonrpc":"2.0","id":20,"result":{"deleted":{"user":1},"seq":6}}
>> {"jsonrpc":"2.0","id":21,"method":"user.delete","params":{"user_id":1,"if_version":7}}
<< {"jsonrpc":"2.0","id":21,"error":{"code":409,"message":"user 1 is at version 1, not 7; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"user","key":1,"expected":7,"current":{"user_id":1,"username":"ann","version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":22,"method":"user.list","params":{"username":"ann"}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":-32602,"message":"username: there is no such field here; expected `limit` or `after`","data":{"kind":"invalid_params","field":"username","reason":"there is no such field here; expected `limit` or `after`"}}}
>> {"jsonrpc":"2.0","id":23,"method":"user.list","params":{"limit":0}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":-32602,"message":"limit: 0 is not from 1 to 1000","data":{"kind":"invalid_params","field":"limit","reason":"0 is not from 1 to 1000"}}}
>> {"jsonrpc":"2.0","id":24,"method":"user.list","params":{}}
<< {"jsonrpc":"2.0","id":24,"result":{"items":[{"user_id":1,"username":"ann","version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"user_id":2,"username":"bob","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"},{"user_id":3,"username":"uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu","version":1,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
# A name is something.
>> {"jsonrpc":"2.0","id":70,"method":"user.create","params":{"username":""}}
<< {"jsonrpc":"2.0","id":70,"error":{"code":-32602,"message":"username: it is empty, and must be a name","data":{"kind":"invalid_params","field":"username","reason":"it is empty, and must be a name"}}}
>> {"jsonrpc":"2.0","id":71,"method":"planet.save","params":{"username":"","galaxy":1,"system":1,"position":1}}
<< {"jsonrpc":"2.0","id":71,"error":{"code":-32602,"message":"username: it is empty, and must be a name","data":{"kind":"invalid_params","field":"username","reason":"it is empty, and must be a name"}}}
