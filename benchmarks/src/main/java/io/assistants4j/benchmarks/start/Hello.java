package io.assistants4j.benchmarks.start;

/** The least a JVM can do. */
final class Hello {
    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
