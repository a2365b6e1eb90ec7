package com.google.inject;

/** Stands in for the real one, which is not on this module's class path. */
public interface Binder {}
