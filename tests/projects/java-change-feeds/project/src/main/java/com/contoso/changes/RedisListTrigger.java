package com.contoso.changes;

import com.microsoft.azure.functions.annotation.CustomBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A binding that the library in use does not have yet. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@CustomBinding(direction = "in", name = "", type = "redisListTrigger")
public @interface RedisListTrigger {
    String name();

    String connection();

    String key();

    int maxBatchSize() default 16;
}
