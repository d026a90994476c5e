# An id of another type is refused; every other id comes back with errors too.
>> {"jsonrpc":"2.0","id":{},"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: the id is neither a text, a number nor null","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":{"a":1},"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: the id is neither a text, a number nor null","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":[],"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: the id is neither a text, a number nor null","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":[1],"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: the id is neither a text, a number nor null","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":true,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: the id is neither a text, a number nor null","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":false,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: the id is neither a text, a number nor null","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":"ü","method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":"\u00fc","error":{"code":404,"message":"there is no interior with the key \"A\"; check the key, or create it first","data":{"kind":"not_found","record":"interior","key":"A"}}}
>> {"jsonrpc":"2.0","id":-1.50,"method":"no.such","params":{}}
<< {"jsonrpc":"2.0","id":-1.50,"error":{"code":-32601,"message":"there is no method no.such; the README lists them all","data":{"kind":"method_not_found","method":"no.such","similar":[]}}}
>> {"jsonrpc":"2.0","id":1e2,"method":5}
<< {"jsonrpc":"2.0","id":1e2,"error":{"code":-32600,"message":"this is not a request: the method is missing, or not a text","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"1.0","id":"é","method":"system.version"}
<< {"jsonrpc":"2.0","id":"\u00e9","error":{"code":-32600,"message":"this is not a request: jsonrpc is not \"2.0\"","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":"x"}
<< {"jsonrpc":"2.0","id":"x","error":{"code":-32600,"message":"this is not a request: the method is missing, or not a text","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":01,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: invalid number at line 1 column 24","data":{"kind":"parse_error"}}}
>> {"jsonrpc":"2.0","id":.5,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: expected value at line 1 column 23","data":{"kind":"parse_error"}}}
>> {"jsonrpc":"2.0","id":+1,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: expected value at line 1 column 23","data":{"kind":"parse_error"}}}
>> {"jsonrpc":"2.0","id":NaN,"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: expected value at line 1 column 23","data":{"kind":"parse_error"}}}
>> {"jsonrpc":"2.0","id":'a',"method":"interior.load","params":{"ship_id":"A"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: expected value at line 1 column 23","data":{"kind":"parse_error"}}}
