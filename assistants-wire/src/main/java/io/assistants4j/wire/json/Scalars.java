package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts, numbers, truth values and times. Unlike Moshi's own adapters they do not take a number for a text or a text for a
 * number, unless the reading is tolerant, and say what they expected.
 */
final class Scalars {

    private Scalars() {}

    /** The adapter for a scalar type, null for any other. */
    static @Nullable JsonAdapter<?> adapter(Type type, Reading reading) {
        boolean tolerant = reading == Reading.TOLERANT;
        return Map.<Type, Scalar>ofEntries(
                        Map.entry(String.class, new Text(tolerant)),
                        Map.entry(int.class, new IntNumber(tolerant)),
                        Map.entry(Integer.class, new IntNumber(tolerant)),
                        Map.entry(long.class, new LongNumber(tolerant)),
                        Map.entry(Long.class, new LongNumber(tolerant)),
                        Map.entry(double.class, new DoubleNumber(tolerant)),
                        Map.entry(Double.class, new DoubleNumber(tolerant)),
                        Map.entry(boolean.class, new Truth(tolerant)),
                        Map.entry(Boolean.class, new Truth(tolerant)),
                        Map.entry(Instant.class, new Seconds(tolerant)))
                .get(type);
    }

    /** Reads one scalar; what is no scalar of the right kind is a failure that says so. */
    abstract static class Scalar extends JsonAdapter<Object> {
        final boolean tolerant;
        private final String expected;

        Scalar(boolean tolerant, String expected) {
            this.tolerant = tolerant;
            this.expected = expected;
        }

        /** The value of a number that was set aside as text. */
        abstract Object fromNumber(String text);

        DecodeFailure wrong(JsonReader reader) throws IOException {
            return DecodeFailure.wrongType(expected, reader.peek());
        }

        final DecodeFailure wrong(String found) {
            return DecodeFailure.wrongType(expected, found);
        }

        /** Whether a number is next, or a text that a tolerant reader takes for one. */
        final boolean isNumber(JsonReader reader) throws IOException {
            JsonReader.Token token = reader.peek();
            return token == JsonReader.Token.NUMBER || (tolerant && token == JsonReader.Token.STRING);
        }
    }

    private static final class Text extends Scalar {
        Text(boolean tolerant) {
            super(tolerant, "a string");
        }

        @Override
        public Object fromJson(JsonReader reader) throws IOException {
            JsonReader.Token token = reader.peek();
            if (token == JsonReader.Token.STRING || (tolerant && token == JsonReader.Token.NUMBER)) {
                return reader.nextString();
            }
            if (tolerant && token == JsonReader.Token.BOOLEAN) {
                return String.valueOf(reader.nextBoolean());
            }
            throw wrong(reader);
        }

        @Override
        Object fromNumber(String text) {
            if (tolerant) {
                return text;
            }
            throw wrong("a number");
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
            writer.value((String) value);
        }
    }

    private abstract static class Whole extends Scalar {
        Whole(boolean tolerant) {
            super(tolerant, "an integer");
        }

        final DecodeFailure notWhole() {
            return wrong("a number with a fraction or too large");
        }

        static long exact(String text) {
            return new BigDecimal(text).longValueExact();
        }
    }

    private static final class IntNumber extends Whole {
        IntNumber(boolean tolerant) {
            super(tolerant);
        }

        @Override
        public Object fromJson(JsonReader reader) throws IOException {
            if (!isNumber(reader)) {
                throw wrong(reader);
            }
            try {
                return reader.nextInt();
            } catch (JsonDataException notAnInt) {
                throw notWhole();
            }
        }

        @Override
        Object fromNumber(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException notPlain) {
                throw notWhole();
            }
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
            writer.value((Number) value);
        }
    }

    private static final class LongNumber extends Whole {
        LongNumber(boolean tolerant) {
            super(tolerant);
        }

        @Override
        public Object fromJson(JsonReader reader) throws IOException {
            if (!isNumber(reader)) {
                throw wrong(reader);
            }
            try {
                return reader.nextLong();
            } catch (JsonDataException notALong) {
                throw notWhole();
            }
        }

        @Override
        Object fromNumber(String text) {
            try {
                return exact(text);
            } catch (ArithmeticException notALong) {
                throw notWhole();
            }
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
            writer.value((Number) value);
        }
    }

    private static final class DoubleNumber extends Scalar {
        DoubleNumber(boolean tolerant) {
            super(tolerant, "a number");
        }

        @Override
        public Object fromJson(JsonReader reader) throws IOException {
            if (!isNumber(reader)) {
                throw wrong(reader);
            }
            try {
                return reader.nextDouble();
            } catch (JsonDataException noNumber) {
                throw wrong("a string");
            } catch (JsonEncodingException infinite) {
                throw DecodeFailure.invalid("the number is too large.");
            }
        }

        @Override
        Object fromNumber(String text) {
            double number = Double.parseDouble(text);
            if (Double.isInfinite(number)) {
                throw DecodeFailure.invalid("the number is too large.");
            }
            return number;
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
            writer.value((Number) value);
        }
    }

    private static final class Truth extends Scalar {
        Truth(boolean tolerant) {
            super(tolerant, "a boolean");
        }

        @Override
        public Object fromJson(JsonReader reader) throws IOException {
            if (reader.peek() != JsonReader.Token.BOOLEAN) {
                throw wrong(reader);
            }
            return reader.nextBoolean();
        }

        @Override
        Object fromNumber(String text) {
            throw wrong("a number");
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
            writer.value((Boolean) value);
        }
    }

    /** Seconds since 1970; a tolerant reader drops fractions and knows milliseconds by their size. */
    private static final class Seconds extends Scalar {
        /** The year 5138 in seconds, 1973 in milliseconds. */
        private static final double FIRST_MILLISECOND = 1e11;

        Seconds(boolean tolerant) {
            super(tolerant, "an integer");
        }

        @Override
        public Object fromJson(JsonReader reader) throws IOException {
            if (!isNumber(reader)) {
                throw wrong(reader);
            }
            if (!tolerant) {
                try {
                    return at(reader.nextLong());
                } catch (JsonDataException notWhole) {
                    throw wrong("a number with a fraction or too large");
                }
            }
            try {
                return at(reader.nextDouble());
            } catch (JsonDataException noNumber) {
                throw wrong("a string");
            }
        }

        @Override
        Object fromNumber(String text) {
            try {
                return tolerant ? at(Double.parseDouble(text)) : at(Whole.exact(text));
            } catch (ArithmeticException notWhole) {
                throw wrong("a number with a fraction or too large");
            }
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
            if (value == null) {
                writer.nullValue();
            } else {
                writer.value(((Instant) value).getEpochSecond());
            }
        }

        private Instant at(double time) {
            return time > FIRST_MILLISECOND ? at((long) (time / 1000)) : at((long) time);
        }

        private static Instant at(long seconds) {
            try {
                return Instant.ofEpochSecond(seconds);
            } catch (DateTimeException outside) {
                throw DecodeFailure.invalid("no time is that far away.");
            }
        }
    }
}
