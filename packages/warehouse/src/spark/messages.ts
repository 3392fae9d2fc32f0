import protobuf from 'protobufjs/light.js';

/**
 * The messages of Spark Connect that are used here, with the field numbers of its protocol (Spark 3.4 to 4.3). One a line: its
 * name, then `field=number:type`; s is a text, y bytes, b true or false, l a 64-bit and i a 32-bit integer, m a map of
 * texts, `*` repeats. Of a oneof only the members used stand here.
 */
const protocol = `
Sql query=1:s
LocalRelation data=1:y schema=2:s
CachedRelation dataHashes=1:s* schemaHash=2:s
Relation sql=10:Sql local=11:LocalRelation cached=45:CachedRelation
SqlCommand input=6:Relation
CreateView input=1:Relation name=2:s global=3:b replace=4:b
Command view=3:CreateView sql=5:SqlCommand
Plan root=1:Relation command=2:Command
User id=1:s name=2:s
Empty
Reattach reattachable=1:b
RequestOption reattach=1:Reattach
ExecutePlan session=1:s user=2:User plan=3:Plan client=4:s options=5:RequestOption* operation=6:s
ArrowBatch rows=1:l data=2:y
ExecuteReply batch=2:ArrowBatch operation=12:s response=13:s complete=14:Empty
ReattachExecute session=1:s user=2:User operation=3:s client=4:s last=5:s
ReleaseExecute session=1:s user=2:User operation=3:s client=4:s all=5:Empty
ReleaseExecuteReply session=1:s
Interrupt session=1:s user=2:User client=3:s type=4:i operation=6:s
InterruptReply ids=2:s*
ReleaseSession session=1:s user=2:User client=3:s
ReleaseSessionReply session=1:s
VersionRequest
VersionReply version=1:s
AnalyzePlan session=1:s user=2:User client=3:s version=10:VersionRequest
AnalyzePlanReply version=8:VersionReply
Chunk data=1:y crc=2:l
Artifact name=1:s data=2:Chunk
Artifacts items=1:Artifact*
Begin name=1:s total=2:l chunks=3:l first=4:Chunk
AddArtifacts session=1:s user=2:User begin=4:Begin chunk=5:Chunk client=6:s
ArtifactSummary name=1:s crcOk=2:b
AddArtifactsReply items=1:ArtifactSummary*
Detail url=1:s value=2:y
Status code=1:i message=2:s details=3:Detail*
ErrorInfo reason=1:s domain=2:s meta=3:m`;

const scalars: Readonly<Record<string, string>> = { s: 'string', y: 'bytes', b: 'bool', l: 'int64', i: 'int32' };

function fieldOf(text: string): [string, protobuf.IField | protobuf.IMapField] {
  const [, name = '', id, type = '', many] = /^(\w+)=(\d+):(\w+)(\*?)$/.exec(text) ?? [];
  if (type === 'm') return [name, { keyType: 'string', type: 'string', id: Number(id) }];
  return [name, { ...(many === '*' ? { rule: 'repeated' } : {}), type: scalars[type] ?? type, id: Number(id) }];
}

const root = protobuf.Root.fromJSON({
  nested: Object.fromEntries(
    protocol
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...fields] = line.split(' ');
        return [name, { fields: Object.fromEntries(fields.map(fieldOf)) as Record<string, protobuf.IField> }];
      }),
  ),
});

/** A message as it is written and read: a plain record. */
export type Message = Readonly<Record<string, unknown>>;

/** @returns the bytes of a message */
export function encodeMessage(type: string, message: Message): Uint8Array {
  return root.lookupType(type).encode(message).finish();
}

/** @returns the message of some bytes; fields that were not sent are missing or have the protocol's default */
export function decodeMessage(type: string, bytes: Uint8Array): Message {
  return root.lookupType(type).decode(bytes) as unknown as Message;
}
