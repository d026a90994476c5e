# A method that is not there: the answer names those that it may have meant.
>> {"jsonrpc":"2.0","id":1,"method":"interior.creat","params":{}}
<< {"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"there is no method interior.creat; did you mean interior.create?","data":{"kind":"method_not_found","method":"interior.creat","similar":["interior.create","interior.update","interior.delete"]}}}
>> {"jsonrpc":"2.0","id":2,"method":"interior.crate","params":{}}
<< {"jsonrpc":"2.0","id":2,"error":{"code":-32601,"message":"there is no method interior.crate; did you mean interior.create?","data":{"kind":"method_not_found","method":"interior.crate","similar":["interior.create","interior.update","interior.list"]}}}
>> {"jsonrpc":"2.0","id":3,"method":"Interior.Create","params":{}}
<< {"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"there is no method Interior.Create; did you mean interior.create?","data":{"kind":"method_not_found","method":"Interior.Create","similar":["interior.create"]}}}
>> {"jsonrpc":"2.0","id":4,"method":"cargo.transfr","params":{}}
<< {"jsonrpc":"2.0","id":4,"error":{"code":-32601,"message":"there is no method cargo.transfr; did you mean cargo.transfer?","data":{"kind":"method_not_found","method":"cargo.transfr","similar":["cargo.transfer","cargo.create","cargo.list"]}}}
>> {"jsonrpc":"2.0","id":5,"method":"vessel.store","params":{}}
<< {"jsonrpc":"2.0","id":5,"error":{"code":-32601,"message":"there is no method vessel.store; did you mean vessel.history?","data":{"kind":"method_not_found","method":"vessel.store","similar":["vessel.history","vessel.list","vessel.save"]}}}
>> {"jsonrpc":"2.0","id":6,"method":"undock","params":{}}
<< {"jsonrpc":"2.0","id":6,"error":{"code":-32601,"message":"there is no method undock; did you mean docking.undock?","data":{"kind":"method_not_found","method":"undock","similar":["docking.undock"]}}}
>> {"jsonrpc":"2.0","id":7,"method":"","params":{}}
<< {"jsonrpc":"2.0","id":7,"error":{"code":-32601,"message":"there is no method ; the README lists them all","data":{"kind":"method_not_found","method":"","similar":[]}}}
>> {"jsonrpc":"2.0","id":8,"method":"interior","params":{}}
<< {"jsonrpc":"2.0","id":8,"error":{"code":-32601,"message":"there is no method interior; did you mean interior.list?","data":{"kind":"method_not_found","method":"interior","similar":["interior.list","interior.load","interior.create"]}}}
>> {"jsonrpc":"2.0","id":9,"method":"rpc.describe","params":{}}
<< {"jsonrpc":"2.0","id":9,"error":{"code":-32601,"message":"there is no method rpc.describe; did you mean rpc.discover?","data":{"kind":"method_not_found","method":"rpc.describe","similar":["rpc.discover"]}}}
>> {"jsonrpc":"2.0","id":10,"method":"rpc.anything","params":{}}
<< {"jsonrpc":"2.0","id":10,"error":{"code":-32601,"message":"there is no method rpc.anything; the README lists them all","data":{"kind":"method_not_found","method":"rpc.anything","similar":[]}}}
>> {"jsonrpc":"2.0","id":11,"method":"system.version ","params":{}}
<< {"jsonrpc":"2.0","id":11,"error":{"code":-32601,"message":"there is no method system.version ; did you mean system.version?","data":{"kind":"method_not_found","method":"system.version ","similar":["system.version","system.import"]}}}
>> {"jsonrpc":"2.0","id":12,"method":"ínterior.load","params":{}}
<< {"jsonrpc":"2.0","id":12,"error":{"code":-32601,"message":"there is no method \u00ednterior.load; did you mean interior.load?","data":{"kind":"method_not_found","method":"\u00ednterior.load","similar":["interior.load"]}}}
>> {"jsonrpc":"2.0","id":13,"method":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","params":{}}
<< {"jsonrpc":"2.0","id":13,"error":{"code":-32601,"message":"there is no method xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; the README lists them all","data":{"kind":"method_not_found","method":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","similar":[]}}}
# A name with an escape in it is that name.
>> {"jsonrpc":"2.0","id":"e","method":"system.flus\u0068"}
<< {"jsonrpc":"2.0","id":"e","result":{"durable_seq":0,"written":0}}
# So is a version with an escape in it.
>> {"jsonrpc":"2\u002e0","id":"v","method":"system.flush"}
<< {"jsonrpc":"2.0","id":"v","result":{"durable_seq":0,"written":0}}
