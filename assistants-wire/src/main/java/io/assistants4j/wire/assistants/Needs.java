package io.assistants4j.wire.assistants;

import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses requests that ask for what a far side declines, before they leave. */
record Needs(Capabilities capabilities) {
    void check(NewAssistant request) {
        check("tools", request.tools());
        check(request.responseFormat());
    }

    void check(AssistantChange change) {
        check("tools", change.tools().apply(null));
        check(change.responseFormat().apply(null));
    }

    void check(NewThread request) {
        checkMessages("messages", request.messages());
    }

    void check(NewMessage request) {
        check("", request);
    }

    void check(NewRun request) {
        check("tools", request.tools());
        check(request.responseFormat());
        checkBudgets(request.maxPromptTokens(), request.maxCompletionTokens());
        checkMessages("additional_messages", request.additionalMessages());
    }

    void check(NewThreadRun request) {
        check("tools", request.tools());
        check(request.responseFormat());
        checkBudgets(request.maxPromptTokens(), request.maxCompletionTokens());
        if (request.thread() != null) {
            checkMessages("thread.messages", request.thread().messages());
        }
    }

    private void checkMessages(String path, List<NewMessage> messages) {
        for (int i = 0; i < messages.size(); i++) {
            check(path + "[" + i + "].", messages.get(i));
        }
    }

    private void check(String path, NewMessage message) {
        for (int i = 0; i < message.content().size(); i++) {
            if (!(message.content().get(i) instanceof NewContentPart.Text)) {
                capabilities.require(Capability.IMAGE_INPUT, path + "content[" + i + "]");
            }
        }
        for (int i = 0; i < message.attachments().size(); i++) {
            check(
                    path + "attachments[" + i + "].tools",
                    message.attachments().get(i).tools());
        }
    }

    private void check(String path, @Nullable List<Tool> tools) {
        if (tools == null) {
            return;
        }
        for (int i = 0; i < tools.size(); i++) {
            Tool tool = tools.get(i);
            String param = path + "[" + i + "]";
            if (tool instanceof Tool.Function) {
                capabilities.require(Capability.FUNCTION_TOOLS, param);
            } else if (tool instanceof Tool.FileSearch) {
                capabilities.require(Capability.FILE_SEARCH, param);
            } else if (tool instanceof Tool.CodeInterpreter) {
                capabilities.require(Capability.CODE_INTERPRETER, param);
            }
        }
    }

    private void check(@Nullable ResponseFormat format) {
        if (format instanceof ResponseFormat.JsonObject || format instanceof ResponseFormat.JsonSchema) {
            capabilities.require(Capability.JSON_RESPONSES, "response_format");
        }
    }

    private void checkBudgets(@Nullable Integer prompt, @Nullable Integer completion) {
        if (prompt != null) {
            capabilities.require(Capability.TOKEN_BUDGETS, "max_prompt_tokens");
        }
        if (completion != null) {
            capabilities.require(Capability.TOKEN_BUDGETS, "max_completion_tokens");
        }
    }
}
