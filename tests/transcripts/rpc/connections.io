# What one connection did, the next one sees; each may go on after an error of its own.
>> {"jsonrpc":"2.0","method":"interior.create","params":{"ship_id":"A","vessel_name":"A"}}
>> {"jsonrpc":"2.0","id":1,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! connect
>> {"jsonrpc":"2.0","id":2,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"A","vessel_name":"A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> not JSON in the middle
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: expected ident at line 1 column 2","data":{"kind":"parse_error"}}}
!! connect
>> {"jsonrpc":"2.0","id":3,"method":"interior.update","params":{"ship_id":"A","owner":"Ann"}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"A","vessel_name":"A","vessel_type":"ship","owner":"Ann","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
!! connect
# Who begins with neither JSON nor a header is a stranger: one answer, and the connection ends.
>> not JSON at the beginning
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"neither JSON nor a Content-Length header; each request is one line of JSON","data":{"kind":"parse_error"}}}
!! connect
>> {"jsonrpc":"2.0","id":4,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":4,"result":{"ship_id":"A","vessel_name":"A","vessel_type":"ship","owner":"Ann","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
