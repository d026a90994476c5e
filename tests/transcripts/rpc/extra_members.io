# Members of a request that the protocol does not have are not looked at; a member may not come twice.
>> {"jsonrpc":"2.0","id":1,"method":"system.flush","trace":"abc","meta":{"a":[1]}}
<< {"jsonrpc":"2.0","id":1,"result":{"durable_seq":0,"written":0}}
>> {"method":"system.flush","id":2,"jsonrpc":"2.0"}
<< {"jsonrpc":"2.0","id":2,"result":{"durable_seq":0,"written":0}}
>> {"jsonrpc":"2.0","id":3,"id":4,"method":"system.flush"}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: duplicate field `id` at line 1 column 28","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":5,"method":"system.flush","method":"system.check"}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: duplicate field `method` at line 1 column 56","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":6,"method":"system.flush","params":{},"params":{}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: duplicate field `params` at line 1 column 68","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","jsonrpc":"2.0","id":7,"method":"system.flush"}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: duplicate field `jsonrpc` at line 1 column 26","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","ship_id":"B","vessel_name":"x"}}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"ship_id: it is given twice","data":{"kind":"invalid_params","field":"ship_id","reason":"it is given twice"}}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"A","vessel_name":"x","vessel_name":"x"}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"vessel_name: it is given twice","data":{"kind":"invalid_params","field":"vessel_name","reason":"it is given twice"}}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.create","params":{"ship_id":"A","vessel_name":"x","owner":"a","owner":"b"}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"owner: it is given twice","data":{"kind":"invalid_params","field":"owner","reason":"it is given twice"}}}
>> {"jsonrpc":"2.0","id":4,"method":"interior.create","params":{"ship_id":"A","vessel_name":"x","rooms":[{"vnum":1,"vnum":2,"room_type":"deck"}]}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"rooms[0].vnum: it is given twice","data":{"kind":"invalid_params","field":"rooms[0].vnum","reason":"it is given twice"}}}
>> {"jsonrpc":"2.0","id":5,"method":"batch.apply","params":{"operations":[{"method":"interior.create","method":"interior.delete","params":{"ship_id":"A"}}]}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"operations[0].method: it is given twice","data":{"kind":"invalid_params","field":"operations[0].method","reason":"it is given twice"}}}
>> {"jsonrpc":"2.0","id":6,"method":"interior.list","params":{}}
<< {"jsonrpc":"2.0","id":6,"result":{"items":[],"next":null}}
