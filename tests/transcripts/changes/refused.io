# What cannot be followed or listed.
>> {"jsonrpc":"2.0","id":1,"method":"changes.subscribe","params":{"from_seq":1,"snapshot":true}}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"from_seq: a snapshot is of the present; give from_seq or snapshot, not both","data":{"kind":"invalid_params","field":"from_seq","reason":"a snapshot is of the present; give from_seq or snapshot, not both"}}}
>> {"jsonrpc":"2.0","id":2,"method":"changes.subscribe","params":{"from_seq":2}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"from_seq: the last change has the number 0, so 2 is of another database, or of changes that were lost with a damaged one; begin with a snapshot","data":{"kind":"invalid_params","field":"from_seq","reason":"the last change has the number 0, so 2 is of another database, or of changes that were lost with a damaged one; begin with a snapshot"}}}
>> {"jsonrpc":"2.0","id":3,"method":"changes.subscribe","params":{"kinds":["interior","kraken"]}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"kinds: there is no kind \"kraken\"; there are interior, docking, cargo, crew, room_template, runtime, project, codex, task, session, artifact, session_stats, galaxy, star_system, structure, event, user, planet, building","data":{"kind":"invalid_params","field":"kinds","reason":"there is no kind \"kraken\"; there are interior, docking, cargo, crew, room_template, runtime, project, codex, task, session, artifact, session_stats, galaxy, star_system, structure, event, user, planet, building"}}}
>> {"jsonrpc":"2.0","id":4,"method":"changes.subscribe","params":{"ship_id":"a ship"}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"ship_id: \"a ship\" is not 1 to 8 of A-Z a-z 0-9 _ -","data":{"kind":"invalid_params","field":"ship_id","reason":"\"a ship\" is not 1 to 8 of A-Z a-z 0-9 _ -"}}}
>> {"jsonrpc":"2.0","id":5,"method":"changes.subscribe","params":{"from_seq":-1}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"from_seq: it is the number `-1`, and not an integer from 0","data":{"kind":"invalid_params","field":"from_seq","reason":"it is the number `-1`, and not an integer from 0"}}}
>> {"jsonrpc":"2.0","id":6,"method":"changes.unsubscribe","params":{"subscription":1}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":404,"message":"there is no subscription with the key 1; check the key, or create it first","data":{"kind":"not_found","record":"subscription","key":1}}}
>> {"jsonrpc":"2.0","id":7,"method":"changes.list","params":{}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"from_seq: it is missing","data":{"kind":"invalid_params","field":"from_seq","reason":"it is missing"}}}
>> {"jsonrpc":"2.0","id":8,"method":"changes.list","params":{"from_seq":1,"limit":1001}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32602,"message":"limit: 1001 is not from 1 to 1000","data":{"kind":"invalid_params","field":"limit","reason":"1001 is not from 1 to 1000"}}}
>> {"jsonrpc":"2.0","id":9,"method":"changes.list","params":{"from_seq":2}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32602,"message":"from_seq: the last change has the number 0, so 2 is of another database, or of changes that were lost with a damaged one; begin with a snapshot","data":{"kind":"invalid_params","field":"from_seq","reason":"the last change has the number 0, so 2 is of another database, or of changes that were lost with a damaged one; begin with a snapshot"}}}
>> {"jsonrpc":"2.0","id":10,"method":"vessel.history","params":{}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"ship_id: it is missing","data":{"kind":"invalid_params","field":"ship_id","reason":"it is missing"}}}
