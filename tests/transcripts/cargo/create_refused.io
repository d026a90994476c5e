# What a lot needs, and what its fields cannot hold.
>> {"jsonrpc":"2.0","id":1,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":10}}
<< {"jsonrpc":"2.0","id":1,"error":{"code":422,"message":"ship_id: there is no interior with the key \"S1\"; create it first","data":{"kind":"missing_parent","field":"ship_id","record":"interior","key":"S1"}}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"The S1"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"S1","vessel_name":"The S1","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"cargo.create","params":{"cargo_room":70001,"item_vnum":3001,"item_name":"grain"}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":4,"method":"cargo.create","params":{"ship_id":"S1","item_vnum":3001,"item_name":"grain"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"cargo_room: it is missing","data":{"kind":"invalid_params","field":"cargo_room","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":5,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_name":"grain"}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"item_vnum: it is missing","data":{"kind":"invalid_params","field":"item_vnum","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":6,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"item_name: it is missing","data":{"kind":"invalid_params","field":"item_name","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":7,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":0}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"item_count: 0 is less than 1","data":{"kind":"invalid_params","field":"item_count","reason":"0 is less than 1"}}}
>> {"jsonrpc":"2.0","id":8,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":-1}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"item_count: -1 is less than 1","data":{"kind":"invalid_params","field":"item_count","reason":"-1 is less than 1"}}}
>> {"jsonrpc":"2.0","id":9,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":1.5}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"item_count: it is the number `1.5`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"item_count","reason":"it is the number `1.5`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":10,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":"3"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"item_count: it is the text \"3\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"item_count","reason":"it is the text \"3\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":11,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":null}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"item_count: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"item_count","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":12,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_weight":-1}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"item_weight: -1 is less than 0","data":{"kind":"invalid_params","field":"item_weight","reason":"-1 is less than 0"}}}
>> {"jsonrpc":"2.0","id":13,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"item_name: 101 characters are more than 100","data":{"kind":"invalid_params","field":"item_name","reason":"101 characters are more than 100"}}}
>> {"jsonrpc":"2.0","id":14,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","loaded_by":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"loaded_by: 51 characters are more than 50","data":{"kind":"invalid_params","field":"loaded_by","reason":"51 characters are more than 50"}}}
>> {"jsonrpc":"2.0","id":15,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","manifest_id":1}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"manifest_id: there is no such field here; expected one of `ship_id`, `cargo_room`, `item_vnum`, `item_name`, `item_count`, `item_weight`, `loaded_by`, `durability`","data":{"kind":"invalid_params","field":"manifest_id","reason":"there is no such field here; expected one of `ship_id`, `cargo_room`, `item_vnum`, `item_name`, `item_count`, `item_weight`, `loaded_by`, `durability`"}}}
>> {"jsonrpc":"2.0","id":16,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","loaded_at":"2026-01-01T00:00:00.000Z"}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"loaded_at: there is no such field here; expected one of `ship_id`, `cargo_room`, `item_vnum`, `item_name`, `item_count`, `item_weight`, `loaded_by`, `durability`","data":{"kind":"invalid_params","field":"loaded_at","reason":"there is no such field here; expected one of `ship_id`, `cargo_room`, `item_vnum`, `item_name`, `item_count`, `item_weight`, `loaded_by`, `durability`"}}}
>> {"jsonrpc":"2.0","id":17,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":null}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"item_name: it is null, and not a text of at most 100 characters","data":{"kind":"invalid_params","field":"item_name","reason":"it is null, and not a text of at most 100 characters"}}}
>> {"jsonrpc":"2.0","id":18,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","durability":"later"}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"durability: \"later\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"later\" is not a durability; say \"commit\" or \"deferred\""}}}
# Nothing of that took a number.
>> {"jsonrpc":"2.0","id":19,"method":"cargo.create","params":{"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain"}}
<< {"jsonrpc":"2.0","id":19,"result":{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":1,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":20,"method":"cargo.list","params":{}}
<< {"jsonrpc":"2.0","id":20,"result":{"items":[{"manifest_id":1,"ship_id":"S1","cargo_room":70001,"item_vnum":3001,"item_name":"grain","item_count":1,"item_weight":0,"loaded_by":null,"loaded_at":"2026-01-01T00:00:00.000Z","version":1,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
