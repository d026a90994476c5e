# JSON that is no request, and text that is no JSON; the connection goes on.
>> {}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: jsonrpc is not \"2.0\"","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0"}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: the method is missing, or not a text","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":1}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"this is not a request: the method is missing, or not a text","data":{"kind":"invalid_request"}}}
>> {"id":1,"method":"system.version"}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"this is not a request: jsonrpc is not \"2.0\"","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"1.0","id":1,"method":"system.version"}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"this is not a request: jsonrpc is not \"2.0\"","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":2.0,"id":1,"method":"system.version"}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"this is not a request: jsonrpc is not \"2.0\"","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":null,"id":1,"method":"system.version"}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"this is not a request: jsonrpc is not \"2.0\"","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":1,"method":null}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"this is not a request: the method is missing, or not a text","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":1,"method":["system.version"]}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"this is not a request: the method is missing, or not a text","data":{"kind":"invalid_request"}}}
>> {"jsonrpc":"2.0","id":1,"result":{}}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"this is not a request: the method is missing, or not a text","data":{"kind":"invalid_request"}}}
>> 5
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: it is not an object","data":{"kind":"invalid_request"}}}
>> "system.version"
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: it is not an object","data":{"kind":"invalid_request"}}}
>> null
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: it is not an object","data":{"kind":"invalid_request"}}}
>> true
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a request: it is not an object","data":{"kind":"invalid_request"}}}
>> hello
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: expected value at line 1 column 1","data":{"kind":"parse_error"}}}
>> {
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: EOF while parsing an object at line 1 column 1","data":{"kind":"parse_error"}}}
>> }
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: expected value at line 1 column 1","data":{"kind":"parse_error"}}}
>> {"jsonrpc":"2.0","id":1,"method":"system.version"
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: EOF while parsing an object at line 1 column 49","data":{"kind":"parse_error"}}}
>> {'jsonrpc':'2.0','id':1,'method':'system.version'}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: key must be a string at line 1 column 2","data":{"kind":"parse_error"}}}
>> {"jsonrpc":"2.0","id":1,"method":"system.flush"} {}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: trailing characters at line 1 column 50","data":{"kind":"parse_error"}}}
>> {"jsonrpc":"2.0","id":1,"method":"system.flush",}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: trailing comma at line 1 column 49","data":{"kind":"parse_error"}}}
>> {"jsonrpc":"2.0","id":1,"method":"system.flush","params":{"a":"	"}}
<< {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not JSON: control character (\\u0000-\\u001F) found while parsing a string at line 1 column 63","data":{"kind":"parse_error"}}}
>> {"jsonrpc":"2.0","id":1,"method":"system.flush","params":{}}
<< {"jsonrpc":"2.0","id":1,"result":{"durable_seq":0,"written":0}}
