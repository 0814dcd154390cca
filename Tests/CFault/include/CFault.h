// Preloaded into the tool (LD_PRELOAD), this library makes one of its system calls that write go
// wrong. It has nothing to call: see fault.c.
