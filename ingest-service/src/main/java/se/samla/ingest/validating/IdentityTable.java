package se.samla.ingest.validating;

/**
 * What was seen of each id of an upload: sixteen bytes a slot, whatever the id's length. Ids are
 * told apart by 64 bits of a hash, so among a million two get mixed up once in thirty million
 * uploads.
 */
final class IdentityTable implements AutoCloseable {
  static final int SLOT_BYTES = 16;
  private static final int FIRST_SLOTS = 256;

  private final IdentityMemory memory;
  private long[] keys;
  private long[] values;
  private int size;

  IdentityTable(IdentityMemory memory) {
    this.memory = memory;
    memory.take((long) FIRST_SLOTS * SLOT_BYTES, 0);
    this.keys = new long[FIRST_SLOTS];
    this.values = new long[FIRST_SLOTS];
  }

  /** The value that stands for a key; 0, and then the new one, when there is none. */
  long putIfAbsent(long key, long value) {
    var slot = slotOf(key);
    var known = values[slot];
    if (known == 0) {
      add(slot, key, value);
    }
    return known;
  }

  /** How often the key came, this time included. */
  long count(long key) {
    var slot = slotOf(key);
    if (values[slot] == 0) {
      add(slot, key, 1);
      return 1;
    }
    return ++values[slot];
  }

  private void add(int slot, long key, long value) {
    keys[slot] = key;
    values[slot] = value;
    size++;
    if (size > keys.length / 4 * 3) {
      grow();
    }
  }

  private int slotOf(long key) {
    var mask = keys.length - 1;
    var slot = (int) key & mask;
    while (values[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    var oldKeys = keys;
    var oldValues = values;
    memory.take(2L * oldKeys.length * SLOT_BYTES, (long) oldKeys.length * SLOT_BYTES);
    keys = new long[2 * oldKeys.length];
    values = new long[2 * oldKeys.length];
    for (var i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        var slot = slotOf(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
    memory.give((long) oldKeys.length * SLOT_BYTES);
  }

  @Override
  public void close() {
    memory.give((long) keys.length * SLOT_BYTES);
    keys = new long[0];
    values = new long[0];
  }
}
