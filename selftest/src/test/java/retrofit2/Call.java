package retrofit2;

/** Stands in for the real one, which is not on this module's class path. */
public interface Call {}
