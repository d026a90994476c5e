# A change may ask for an answer when it is on disk, which is the default, or from memory; then its seq is null until it
# is written, with the next commit at the latest.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"S1","vessel_name":"Sparrow","durability":"commit"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"S1","vessel_name":"Sparrow","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"S2","vessel_name":"Swallow","durability":"deferred"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"S2","vessel_name":"Swallow","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.update","params":{"ship_id":"S2","owner":"Ann","durability":"deferred"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"S2","vessel_name":"Swallow","vessel_type":"ship","owner":"Ann","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"interior.load","params":{"ship_id":"S2"}}
<< {"jsonrpc":"2.0","id":4,"result":{"ship_id":"S2","vessel_name":"Swallow","vessel_type":"ship","owner":"Ann","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"interior.update","params":{"ship_id":"S2","owner":"Bob","if_version":1,"durability":"deferred"}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":409,"message":"interior \"S2\" is at version 2, not 1; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"interior","key":"S2","expected":1,"current":{"ship_id":"S2","vessel_name":"Swallow","vessel_type":"ship","owner":"Ann","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":null,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":6,"method":"interior.update","params":{"ship_id":"S1","owner":"Bob","durability":"commit"}}
<< {"jsonrpc":"2.0","id":6,"result":{"ship_id":"S1","vessel_name":"Sparrow","vessel_type":"ship","owner":"Bob","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":7,"method":"interior.load","params":{"ship_id":"S2"}}
<< {"jsonrpc":"2.0","id":7,"result":{"ship_id":"S2","vessel_name":"Swallow","vessel_type":"ship","owner":"Ann","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":8,"method":"interior.delete","params":{"ship_id":"S2","durability":"deferred"}}
<< {"jsonrpc":"2.0","id":8,"result":{"deleted":{"interior":1},"seq":null}}
>> {"jsonrpc":"2.0","id":9,"method":"system.flush"}
<< {"jsonrpc":"2.0","id":9,"result":{"durable_seq":4,"written":1}}
>> {"jsonrpc":"2.0","id":"flush","method":"system.flush"}
<< {"jsonrpc":"2.0","id":"flush","result":{"durable_seq":4,"written":0}}
>> {"jsonrpc":"2.0","id":10,"method":"interior.update","params":{"ship_id":"S1","owner":"Bob","durability":"never"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"durability: \"never\" is not a durability; say \"commit\" or \"deferred\"","data":{"kind":"invalid_params","field":"durability","reason":"\"never\" is not a durability; say \"commit\" or \"deferred\""}}}
>> {"jsonrpc":"2.0","id":11,"method":"interior.update","params":{"ship_id":"S1","owner":"Bob","durability":null}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"durability: it is null, and not a text","data":{"kind":"invalid_params","field":"durability","reason":"it is null, and not a text"}}}
>> {"jsonrpc":"2.0","id":12,"method":"interior.update","params":{"ship_id":"S1","owner":"Bob","durability":1}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"durability: it is the number `1`, and not a text","data":{"kind":"invalid_params","field":"durability","reason":"it is the number `1`, and not a text"}}}
>> {"jsonrpc":"2.0","id":13,"method":"interior.load","params":{"ship_id":"S1","durability":"commit"}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"durability: there is no such field here; expected `ship_id`","data":{"kind":"invalid_params","field":"durability","reason":"there is no such field here; expected `ship_id`"}}}
>> {"jsonrpc":"2.0","id":14,"method":"interior.list","params":{"durability":"commit"}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"durability: there is no such field here; expected one of `vessel_type`, `owner`, `limit`, `after`","data":{"kind":"invalid_params","field":"durability","reason":"there is no such field here; expected one of `vessel_type`, `owner`, `limit`, `after`"}}}
!! reopen
>> {"jsonrpc":"2.0","id":15,"method":"interior.list","params":{}}
<< {"jsonrpc":"2.0","id":15,"result":{"items":[{"ship_id":"S1","vessel_name":"Sparrow","vessel_type":"ship","owner":"Bob","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}],"next":null}}
