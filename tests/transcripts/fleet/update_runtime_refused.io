# An update that is refused for any item changes none, and says which item it was.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"runtime.create","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"A","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","x":1},{"ship_id":"B","x":1}]}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":422,"message":"item 1: ship_id: there is no interior with the key \"B\"; create it first","data":{"kind":"missing_parent","field":"ship_id","record":"interior","key":"B","index":1}}}
>> {"jsonrpc":"2.0","id":4,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","x":1},{"x":1}]}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"item 1: ship_id: it is missing, and a new record needs it","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing, and a new record needs it","index":1}}}
>> {"jsonrpc":"2.0","id":5,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","x":1},{"ship_id":"no ship!","x":1}]}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"items[1].ship_id: \"no ship!\" is not 1 to 8 of A-Z a-z 0-9 _ -","data":{"kind":"invalid_params","field":"items[1].ship_id","reason":"\"no ship!\" is not 1 to 8 of A-Z a-z 0-9 _ -"}}}
>> {"jsonrpc":"2.0","id":6,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","x":1},{"ship_id":"A","x":"east"}]}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"items[1].x: it is not a number","data":{"kind":"invalid_params","field":"items[1].x","reason":"it is not a number"}}}
>> {"jsonrpc":"2.0","id":7,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","sails":3}]}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"items[0].sails: there is no such field here; expected one of `ship_id`, `x`, `y`, `z`, `heading`, `speed`, `location`, `autopilot`, `waypoint`, `condition`, `version`, `seq`, `created_at`, `updated_at`","data":{"kind":"invalid_params","field":"items[0].sails","reason":"there is no such field here; expected one of `ship_id`, `x`, `y`, `z`, `heading`, `speed`, `location`, `autopilot`, `waypoint`, `condition`, `version`, `seq`, `created_at`, `updated_at`"}}}
>> {"jsonrpc":"2.0","id":8,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","if_version":1}]}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"items[0].if_version: there is no such field here; expected one of `ship_id`, `x`, `y`, `z`, `heading`, `speed`, `location`, `autopilot`, `waypoint`, `condition`, `version`, `seq`, `created_at`, `updated_at`","data":{"kind":"invalid_params","field":"items[0].if_version","reason":"there is no such field here; expected one of `ship_id`, `x`, `y`, `z`, `heading`, `speed`, `location`, `autopilot`, `waypoint`, `condition`, `version`, `seq`, `created_at`, `updated_at`"}}}
>> {"jsonrpc":"2.0","id":9,"method":"fleet.update_runtime","params":{"items":[["A",1]]}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"items[0]: it is a list, and not an object","data":{"kind":"invalid_params","field":"items[0]","reason":"it is a list, and not an object"}}}
>> {"jsonrpc":"2.0","id":10,"method":"fleet.update_runtime","params":{"items":["A"]}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"items[0]: it is the text \"A\", and not an object","data":{"kind":"invalid_params","field":"items[0]","reason":"it is the text \"A\", and not an object"}}}
>> {"jsonrpc":"2.0","id":11,"method":"fleet.update_runtime","params":{"items":[null]}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"items[0]: it is null, and not an object","data":{"kind":"invalid_params","field":"items[0]","reason":"it is null, and not an object"}}}
>> {"jsonrpc":"2.0","id":12,"method":"fleet.update_runtime","params":{}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"items: it is missing","data":{"kind":"invalid_params","field":"items","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":13,"method":"fleet.update_runtime","params":{"items":null}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"items: it is null, and not a list","data":{"kind":"invalid_params","field":"items","reason":"it is null, and not a list"}}}
>> {"jsonrpc":"2.0","id":14,"method":"fleet.update_runtime","params":{"items":{"ship_id":"A"}}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"items: it is an object, and not a list","data":{"kind":"invalid_params","field":"items","reason":"it is an object, and not a list"}}}
>> {"jsonrpc":"2.0","id":15,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","x":1}],"durability":"later"}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":16,"method":"fleet.update_runtime","params":{"items":[{"ship_id":"A","x":1}],"if_version":1}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"if_version: there is no such field here; expected `items` or `durability`","data":{"kind":"invalid_params","field":"if_version","reason":"there is no such field here; expected `items` or `durability`"}}}
>> {"jsonrpc":"2.0","id":17,"method":"runtime.list","params":{}}
<< {"jsonrpc":"2.0","id":17,"result":{"items":[{"ship_id":"A","x":0.0,"y":0.0,"z":0.0,"heading":0.0,"speed":0.0,"location":null,"autopilot":"off","waypoint":null,"condition":{},"version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
