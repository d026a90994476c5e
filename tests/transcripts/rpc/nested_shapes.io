# An object is asked for where an object is, and a text where a text is; nothing else is taken for it.
>> {"jsonrpc":"2.0","id":1,"method":"interior.create","params":{"ship_id":"A","vessel_name":"x","vessel_type":{"boat":null}}}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"vessel_type: it is an object, and not one of raft boat ship warship airship submarine transport magical","data":{"kind":"invalid_params","field":"vessel_type","reason":"it is an object, and not one of raft boat ship warship airship submarine transport magical"}}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.create","params":{"ship_id":"B","vessel_name":"x","rooms":[[1,"deck"]]}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"rooms[0]: it is a list, and not an object","data":{"kind":"invalid_params","field":"rooms[0]","reason":"it is a list, and not an object"}}}
>> {"jsonrpc":"2.0","id":3,"method":"interior.create","params":{"ship_id":"C","vessel_name":"x","rooms":[{"vnum":1,"room_type":"deck"}],"connections":[[0,0,"up",true,false]]}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"connections[0]: it is a list, and not an object","data":{"kind":"invalid_params","field":"connections[0]","reason":"it is a list, and not an object"}}}
>> {"jsonrpc":"2.0","id":4,"method":"batch.apply","params":{"operations":[["interior.create",{"ship_id":"D","vessel_name":"x"}]]}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"operations[0]: it is a list, and not an object","data":{"kind":"invalid_params","field":"operations[0]","reason":"it is a list, and not an object"}}}
>> {"jsonrpc":"2.0","id":5,"method":"vessel.save","params":{"interior":["E","x"]}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"interior: it is a list, and not an object","data":{"kind":"invalid_params","field":"interior","reason":"it is a list, and not an object"}}}
>> {"jsonrpc":"2.0","id":6,"method":"fleet.save","params":{"vessels":[[{"ship_id":"F","vessel_name":"x"}]]}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32602,"message":"vessels[0]: it is a list, and not an object","data":{"kind":"invalid_params","field":"vessels[0]","reason":"it is a list, and not an object"}}}
>> {"jsonrpc":"2.0","id":7,"method":"interior.list","params":{"vessel_type":["boat"]}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"vessel_type: it is a list, and not one of raft boat ship warship airship submarine transport magical","data":{"kind":"invalid_params","field":"vessel_type","reason":"it is a list, and not one of raft boat ship warship airship submarine transport magical"}}}
>> {"jsonrpc":"2.0","id":8,"method":"vessel.list","params":{}}
<< {"jsonrpc":"2.0","id":8,"result":{"items":[],"next":null}}
