# A whole copy in a new file; a relative path begins in the database's folder, here /folder.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"The A"}}
<< {"jsonrpc":"2.0","id":1,"result":{"ship_id":"A","vessel_name":"The A","vessel_type":"ship","owner":"","max_rooms":8,"rooms":[],"connections":[],"bridge_room":null,"entrance_room":null,"cargo_rooms":[],"upgrades":0,"insured_for":0,"wages_owed":0,"figurehead":"","paint_scheme":"","num_rooms":0,"version":1,"seq":1,"created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}}
>> {"jsonrpc":"2.0","id":2,"method":"system.backup","params":{"path":"first.db"}}
<< {"jsonrpc":"2.0","id":2,"result":{"path":"/folder/first.db","bytes":270336,"seq":1}}
>> {"jsonrpc":"2.0","id":3,"method":"system.health"}
<< {"jsonrpc":"2.0","id":3,"result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":1,"durable_seq":1,"deferred_pending":0,"queue_length":0,"backup":{"last_at":"2026-01-01T00:00:00.000Z","last_seq":1,"last_error":null},"recovered":null}}
# It overwrites nothing.
>> {"jsonrpc":"2.0","id":4,"method":"system.backup","params":{"path":"first.db"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":409,"message":"/folder/first.db is there already, and a backup overwrites nothing; give another path","data":{"kind":"already_exists","record":"backup","key":"/folder/first.db","current":null}}}
# A folder: the backup is named after the time.
>> {"jsonrpc":"2.0","id":5,"method":"system.backup","params":{"path":"."}}
<< {"jsonrpc":"2.0","id":5,"result":{"path":"/folder/world.db-20260101T000000000Z.db","bytes":270336,"seq":1}}
>> {"jsonrpc":"2.0","id":6,"method":"system.backup","params":{"path":"."}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":409,"message":"/folder/world.db-20260101T000000000Z.db is there already, and a backup overwrites nothing; give another path","data":{"kind":"already_exists","record":"backup","key":"/folder/world.db-20260101T000000000Z.db","current":null}}}
# The database's own files.
>> {"jsonrpc":"2.0","id":7,"method":"system.backup","params":{"path":"world.db"}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"path: it is the database itself or a part of it; give another path","data":{"kind":"invalid_params","field":"path","reason":"it is the database itself or a part of it; give another path"}}}
>> {"jsonrpc":"2.0","id":8,"method":"system.backup","params":{"path":"./world.db-wal"}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"path: it is the database itself or a part of it; give another path","data":{"kind":"invalid_params","field":"path","reason":"it is the database itself or a part of it; give another path"}}}
>> {"jsonrpc":"2.0","id":9,"method":"system.backup","params":{"path":"world.db-journal"}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"path: it is the database itself or a part of it; give another path","data":{"kind":"invalid_params","field":"path","reason":"it is the database itself or a part of it; give another path"}}}
# Paths that are none.
>> {"jsonrpc":"2.0","id":10,"method":"system.backup","params":{"path":"no/folder/first.db"}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"path: No such file or directory (os error 2); the folder must exist and be writable","data":{"kind":"invalid_params","field":"path","reason":"No such file or directory (os error 2); the folder must exist and be writable"}}}
>> {"jsonrpc":"2.0","id":11,"method":"system.backup","params":{"path":""}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"path: it names no file","data":{"kind":"invalid_params","field":"path","reason":"it names no file"}}}
>> {"jsonrpc":"2.0","id":12,"method":"system.backup","params":{"path":7}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32602,"message":"path: it is the number `7`, and not a text","data":{"kind":"invalid_params","field":"path","reason":"it is the number `7`, and not a text"}}}
>> {"jsonrpc":"2.0","id":13,"method":"system.backup","params":{}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32602,"message":"path: it is missing","data":{"kind":"invalid_params","field":"path","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":14,"method":"system.backup","params":{"path":"a\u0000b"}}
<< {"jsonrpc":"2.0","id":14,"error":{"code":-32602,"message":"path: it names no file","data":{"kind":"invalid_params","field":"path","reason":"it names no file"}}}
# A refusal is no failure of the backups.
>> {"jsonrpc":"2.0","id":15,"method":"system.health"}
<< {"jsonrpc":"2.0","id":15,"result":{"status":"ok","reason":null,"since":null,"storage":"disk","other_writers":null,"last_seq":1,"durable_seq":1,"deferred_pending":0,"queue_length":0,"backup":{"last_at":"2026-01-01T00:00:00.000Z","last_seq":1,"last_error":null},"recovered":null}}
