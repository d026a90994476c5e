# What is no ship under way.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"runtime.create","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"A","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"runtime.create","params":{"ship_id":"A","x":1}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":409,"message":"runtime \"A\" is there already, with the same key or unique values; update it, or choose others","data":{"kind":"already_exists","record":"runtime","key":"A","current":{"ship_id":"A","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":4,"method":"runtime.create","params":{"ship_id":"B"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":422,"message":"ship_id: there is no interior with the key \"B\"; create it first","data":{"kind":"missing_parent","field":"ship_id","record":"interior","key":"B"}}}
>> {"jsonrpc":"2.0","id":5,"method":"runtime.create","params":{"ship_id":""}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"ship_id: \"\" is not 1 to 8 of A-Z a-z 0-9 _ -","data":{"kind":"invalid_params","field":"ship_id","reason":"\"\" is not 1 to 8 of A-Z a-z 0-9 _ -"}}}
>> {"jsonrpc":"2.0","id":6,"method":"runtime.create","params":{}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":7,"method":"runtime.create","params":{"ship_id":"A","x":"east"}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"x: it is not a number","data":{"kind":"invalid_params","field":"x","reason":"it is not a number"}}}
>> {"jsonrpc":"2.0","id":8,"method":"runtime.create","params":{"ship_id":"A","speed":null}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"speed: it is not a number","data":{"kind":"invalid_params","field":"speed","reason":"it is not a number"}}}
>> {"jsonrpc":"2.0","id":"too large","method":"runtime.update","params":{"ship_id":"A","x":1e999}}
<< {"jsonrpc":"2.0","id":"too large","error":{"code":-32602,"message":"x: 1e999 is too large a number","data":{"kind":"invalid_params","field":"x","reason":"1e999 is too large a number"}}}
>> {"jsonrpc":"2.0","id":"not exact","method":"runtime.update","params":{"ship_id":"A","x":9007199254740993}}
<< {"jsonrpc":"2.0","id":"not exact","error":{"code":-32602,"message":"x: 9007199254740993 cannot be held exactly, and it would be rounded","data":{"kind":"invalid_params","field":"x","reason":"9007199254740993 cannot be held exactly, and it would be rounded"}}}
>> {"jsonrpc":"2.0","id":9,"method":"runtime.create","params":{"ship_id":"A","autopilot":"on"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"autopilot: \"on\" is not one of off travelling waiting paused complete","data":{"kind":"invalid_params","field":"autopilot","reason":"\"on\" is not one of off travelling waiting paused complete"}}}
>> {"jsonrpc":"2.0","id":10,"method":"runtime.create","params":{"ship_id":"A","autopilot":null}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"autopilot: it is null, and not one of off travelling waiting paused complete","data":{"kind":"invalid_params","field":"autopilot","reason":"it is null, and not one of off travelling waiting paused complete"}}}
>> {"jsonrpc":"2.0","id":11,"method":"runtime.create","params":{"ship_id":"A","condition":null}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"condition: it is not an object","data":{"kind":"invalid_params","field":"condition","reason":"it is not an object"}}}
>> {"jsonrpc":"2.0","id":12,"method":"runtime.create","params":{"ship_id":"A","condition":[]}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"condition: it is not an object","data":{"kind":"invalid_params","field":"condition","reason":"it is not an object"}}}
>> {"jsonrpc":"2.0","id":13,"method":"runtime.create","params":{"ship_id":"A","condition":"good"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"condition: it is not an object","data":{"kind":"invalid_params","field":"condition","reason":"it is not an object"}}}
>> {"jsonrpc":"2.0","id":"half a character","method":"runtime.update","params":{"ship_id":"A","location":"\ud800"}}
<< {"jsonrpc":"2.0","id":"half a character","result":{"ship_id":"A","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":"\ud800","autopilot":"off","waypoint":null,"condition":{},"version":2,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":14,"method":"runtime.create","params":{"ship_id":"A","depth":1}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"depth: there is no such field here; expected one of `ship_id`, `x`, `y`, `z`, `heading`, `speed`, `location`, `autopilot`, `waypoint`, `condition`, `durability`","data":{"kind":"invalid_params","field":"depth","reason":"there is no such field here; expected one of `ship_id`, `x`, `y`, `z`, `heading`, `speed`, `location`, `autopilot`, `waypoint`, `condition`, `durability`"}}}
>> {"jsonrpc":"2.0","id":15,"method":"runtime.create","params":{"ship_id":"A","durability":"later"}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":16,"method":"runtime.load","params":{"ship_id":"B"}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":404,"message":"there is no runtime with the key \"B\"; check the key, or create it first","data":{"kind":"not_found","record":"runtime","key":"B"}}}
>> {"jsonrpc":"2.0","id":17,"method":"runtime.update","params":{"ship_id":"B","x":1}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":404,"message":"there is no runtime with the key \"B\"; check the key, or create it first","data":{"kind":"not_found","record":"runtime","key":"B"}}}
>> {"jsonrpc":"2.0","id":18,"method":"runtime.update","params":{"ship_id":"A","x":1,"if_version":2}}
<< {"jsonrpc":"2.0","id":18,"result":{"ship_id":"A","x":1.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":"\ud800","autopilot":"off","waypoint":null,"condition":{},"version":3,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":19,"method":"runtime.update","params":{"ship_id":"A","condition":null}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"condition: it is not an object","data":{"kind":"invalid_params","field":"condition","reason":"it is not an object"}}}
>> {"jsonrpc":"2.0","id":20,"method":"runtime.delete","params":{"ship_id":"B"}}
<< {"jsonrpc":"2.0","id":20,"error":{"code":404,"message":"there is no runtime with the key \"B\"; check the key, or create it first","data":{"kind":"not_found","record":"runtime","key":"B"}}}
>> {"jsonrpc":"2.0","id":21,"method":"runtime.delete","params":{"ship_id":"A","if_version":2}}
<< {"jsonrpc":"2.0","id":21,"error":{"code":409,"message":"runtime \"A\" is at version 3, not 2; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"runtime","key":"A","expected":2,"current":{"ship_id":"A","x":1.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":"\ud800","autopilot":"off","waypoint":null,"condition":{},"version":3,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":22,"method":"runtime.list","params":{"autopilot":"on"}}
<< {"jsonrpc":"2.0","id":22,"error":{"code":-32602,"message":"autopilot: \"on\" is not one of off travelling waiting paused complete","data":{"kind":"invalid_params","field":"autopilot","reason":"\"on\" is not one of off travelling waiting paused complete"}}}
>> {"jsonrpc":"2.0","id":23,"method":"runtime.list","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":23,"error":{"code":-32602,"message":"ship_id: there is no such field here; expected one of `autopilot`, `limit`, `after`","data":{"kind":"invalid_params","field":"ship_id","reason":"there is no such field here; expected one of `autopilot`, `limit`, `after`"}}}
>> {"jsonrpc":"2.0","id":24,"method":"runtime.list","params":{}}
<< {"jsonrpc":"2.0","id":24,"result":{"items":[{"ship_id":"A","x":1.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":"\ud800","autopilot":"off","waypoint":null,"condition":{},"version":3,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
