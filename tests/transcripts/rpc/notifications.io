# A notification is executed and never answered, whatever comes of it.
>> {"jsonrpc":"2.0","method":"interior.create","params":{"ship_id":"A","vessel_name":"A"}}
>> {"jsonrpc":"2.0","id":1,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
# None of these is answered: refused, unknown, with wrong params, reading, slow.
>> {"jsonrpc":"2.0","method":"interior.create","params":{"ship_id":"A","vessel_name":"again"}}
>> {"jsonrpc":"2.0","method":"no.such.method","params":{}}
>> {"jsonrpc":"2.0","method":"interior.update","params":{"ship_id":5}}
>> {"jsonrpc":"2.0","method":"interior.list","params":{}}
>> {"jsonrpc":"2.0","method":"system.flush","params":{}}
>> {"jsonrpc":"2.0","method":"system.check","params":{}}
>> {"jsonrpc":"2.0","method":"interior.delete","params":["A"]}
>> {"jsonrpc":"2.0","method":"interior.update","params":null}
>> {"jsonrpc":"2.0","method":"interior.update","params":{"ship_id":"A","owner":"Ann"}}
>> {"jsonrpc":"2.0","method":"interior.update","params":{"ship_id":"A","upgrades":3}}
# They took effect in order.
>> {"jsonrpc":"2.0","id":2,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"A","vessel_name":"A","vessel_type":"ship","owner":"Ann","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":3,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":3,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
# What is not a request at all is answered, with a null id.
>> {"jsonrpc":"1.0","method":"system.version"}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: jsonrpc is not \"2.0\"","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","method":7}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: the method is missing, or not a text","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","method":"interior.delete","params":{"ship_id":"A"}}
>> {"jsonrpc":"2.0","id":3,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":3,"result":{"durable_seq":4,"written":0}}
!! reopen
>> {"jsonrpc":"2.0","id":4,"method":"interior.list","params":{}}
<< {"jsonrpc":"2.0","id":4,"result":{"items":[],"next":null}}
