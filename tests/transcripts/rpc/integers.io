# Integers are exact over the whole range of 64 bits; what does not fit is refused, never rounded.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.update","params":{"ship_id":"A","insured_for":9223372036854775807}}
<< {"jsonrpc":"2.0","id":2,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":9223372036854775807,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":2,"seq":2,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.update","params":{"ship_id":"A","insured_for":-9223372036854775808}}
<< {"jsonrpc":"2.0","id":3,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":-9223372036854775808,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":3,"seq":3,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":4,"method":"interior.update","params":{"ship_id":"A","insured_for":9007199254740993}}
<< {"jsonrpc":"2.0","id":4,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":9007199254740993,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":4,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":5,"method":"interior.update","params":{"ship_id":"A","insured_for":9223372036854775808}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"insured_for: it is the number `9223372036854775808`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the number `9223372036854775808`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":6,"method":"interior.update","params":{"ship_id":"A","insured_for":-9223372036854775809}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"insured_for: it is the number `-9.223372036854776e+18`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the number `-9.223372036854776e+18`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":7,"method":"interior.update","params":{"ship_id":"A","insured_for":18446744073709551615}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"insured_for: it is the number `18446744073709551615`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the number `18446744073709551615`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":8,"method":"interior.update","params":{"ship_id":"A","insured_for":18446744073709551616}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"insured_for: it is the number `1.8446744073709552e+19`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the number `1.8446744073709552e+19`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":9,"method":"interior.update","params":{"ship_id":"A","insured_for":123456789012345678901234567890}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"insured_for: it is the number `1.2345678901234568e+29`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the number `1.2345678901234568e+29`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":10,"method":"interior.update","params":{"ship_id":"A","insured_for":1.5}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"insured_for: it is the number `1.5`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the number `1.5`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":11,"method":"interior.update","params":{"ship_id":"A","insured_for":1.0}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"insured_for: it is the number `1.0`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the number `1.0`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":12,"method":"interior.update","params":{"ship_id":"A","insured_for":1e3}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"insured_for: it is the number `1000.0`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the number `1000.0`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":13,"method":"interior.update","params":{"ship_id":"A","insured_for":1e400}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"insured_for: number out of range","data":{"kind":"invalid_params","field":"insured_for","reason":"number out of range"}}}
>> {"jsonrpc":"2.0","id":14,"method":"interior.update","params":{"ship_id":"A","insured_for":-0}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"insured_for: it is the number `-0.0`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the number `-0.0`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":15,"method":"interior.update","params":{"ship_id":"A","insured_for":"5"}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"insured_for: it is the text \"5\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the text \"5\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":16,"method":"interior.update","params":{"ship_id":"A","insured_for":true}}
<< {"jsonrpc":"2.0","id":16,"error":{"code":-32602,"message":"insured_for: it is the boolean `true`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is the boolean `true`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":17,"method":"interior.update","params":{"ship_id":"A","insured_for":[]}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"insured_for: it is a list, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is a list, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":18,"method":"interior.update","params":{"ship_id":"A","insured_for":{}}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"insured_for: it is an object, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is an object, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":19,"method":"interior.update","params":{"ship_id":"A","insured_for":null}}
<< {"jsonrpc":"2.0","id":19,"error":{"code":-32602,"message":"insured_for: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"insured_for","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":20,"method":"interior.update","params":{"ship_id":"A","insured_for":007}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: invalid number at line 1 column 92","data":{"kind":"parse_error"}}}
!! reopen
>> {"jsonrpc":"2.0","id":21,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":21,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":9007199254740993,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":4,"seq":4,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
