# Keys and versions at the ends of their range.
>> {"jsonrpc":"2.0","id":1,"method":"cargo.load","params":{"manifest_id":9223372036854775807}}
<< {"jsonrpc":"2.0","id":1,"error":{"code":404,"message":"there is no cargo with the key 9223372036854775807; check the key, or create it first","data":{"kind":"not_found","record":"cargo","key":9223372036854775807}}}
>> {"jsonrpc":"2.0","id":2,"method":"cargo.load","params":{"manifest_id":-9223372036854775808}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":404,"message":"there is no cargo with the key -9223372036854775808; check the key, or create it first","data":{"kind":"not_found","record":"cargo","key":-9223372036854775808}}}
>> {"jsonrpc":"2.0","id":3,"method":"cargo.load","params":{"manifest_id":9223372036854775808}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"manifest_id: it is the number `9223372036854775808`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"manifest_id","reason":"it is the number `9223372036854775808`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":4,"method":"cargo.load","params":{"manifest_id":1.0}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"manifest_id: it is the number `1.0`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"manifest_id","reason":"it is the number `1.0`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":5,"method":"cargo.load","params":{"manifest_id":1e0}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"manifest_id: it is the number `1.0`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"manifest_id","reason":"it is the number `1.0`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":6,"method":"cargo.load","params":{"manifest_id":"1"}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"manifest_id: it is the text \"1\", and not an integer within 64 bits","data":{"kind":"invalid_params","field":"manifest_id","reason":"it is the text \"1\", and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":7,"method":"cargo.load","params":{"manifest_id":null}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"manifest_id: it is null, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"manifest_id","reason":"it is null, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":8,"method":"cargo.load","params":{"manifest_id":true}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"manifest_id: it is the boolean `true`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"manifest_id","reason":"it is the boolean `true`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":9,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":9,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":10,"method":"interior.update","params":{"ship_id":"A","if_version":1}}
<< {"jsonrpc":"2.0","id":10,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":11,"method":"interior.update","params":{"ship_id":"A","if_version":18446744073709551615}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":409,"message":"interior \"A\" is at version 1, not 18446744073709551615; load it, apply your change to it and try again","data":{"kind":"version_conflict","record":"interior","key":"A","expected":18446744073709551615,"current":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}}}
>> {"jsonrpc":"2.0","id":12,"method":"interior.update","params":{"ship_id":"A","if_version":18446744073709551616}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"if_version: it is the number `1.8446744073709552e+19`, and not an integer from 0","data":{"kind":"invalid_params","field":"if_version","reason":"it is the number `1.8446744073709552e+19`, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":13,"method":"interior.update","params":{"ship_id":"A","if_version":-1}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"if_version: it is the number `-1`, and not an integer from 0","data":{"kind":"invalid_params","field":"if_version","reason":"it is the number `-1`, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":14,"method":"interior.update","params":{"ship_id":"A","if_version":1.0}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"if_version: it is the number `1.0`, and not an integer from 0","data":{"kind":"invalid_params","field":"if_version","reason":"it is the number `1.0`, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":15,"method":"interior.update","params":{"ship_id":"A","if_version":true}}
<< {"jsonrpc":"2.0","id":15,"error":{"code":-32602,"message":"if_version: it is the boolean `true`, and not an integer from 0","data":{"kind":"invalid_params","field":"if_version","reason":"it is the boolean `true`, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":16,"method":"cargo.list","params":{"after":9223372036854775807}}
<< {"jsonrpc":"2.0","id":16,"result":{"items":[],"next":null}}
>> {"jsonrpc":"2.0","id":17,"method":"cargo.list","params":{"after":9223372036854775808}}
<< {"jsonrpc":"2.0","id":17,"error":{"code":-32602,"message":"after: it is the number `9223372036854775808`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"after","reason":"it is the number `9223372036854775808`, and not an integer within 64 bits"}}}
>> {"jsonrpc":"2.0","id":18,"method":"cargo.list","params":{"limit":1e3}}
<< {"jsonrpc":"2.0","id":18,"error":{"code":-32602,"message":"limit: it is the number `1000.0`, and not an integer within 64 bits","data":{"kind":"invalid_params","field":"limit","reason":"it is the number `1000.0`, and not an integer within 64 bits"}}}
