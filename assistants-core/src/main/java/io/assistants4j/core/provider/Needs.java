package io.assistants4j.core.provider;

import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that ask for what a provider declines, before anything is done about them: with an {@link
 * io.assistants4j.core.error.UnsupportedCapabilityException} that names the capability and the field.
 *
 * @param capabilities what the provider can do
 */
public record Needs(Capabilities capabilities) {
    /** Refuses tools and answers the provider cannot give. */
    public void check(NewAssistant request) {
        checkTools("tools", request.tools());
        check(request.responseFormat());
    }

    /** Refuses tools and answers the provider cannot give. */
    public void check(AssistantChange change) {
        checkTools("tools", change.tools().apply(null));
        check(change.responseFormat().apply(null));
    }

    /** Refuses images and tools in its messages. */
    public void check(NewThread request) {
        checkMessages("messages", request.messages());
    }

    /** Refuses images and tools in its parts. */
    public void check(NewMessage request) {
        check("", request);
    }

    /** Refuses tools, answers, budgets and messages the provider cannot do. */
    public void check(NewRun request) {
        checkTools("tools", request.tools());
        check(request.responseFormat());
        checkBudgets(request.maxPromptTokens(), request.maxCompletionTokens());
        checkMessages("additional_messages", request.additionalMessages());
    }

    /** Refuses tools, answers, budgets and messages the provider cannot do. */
    public void check(NewThreadRun request) {
        checkTools("tools", request.tools());
        check(request.responseFormat());
        checkBudgets(request.maxPromptTokens(), request.maxCompletionTokens());
        if (request.thread() != null) {
            checkMessages("thread.messages", request.thread().messages());
        }
    }

    /** Refuses images and tools in the parts of these messages, which stand at this path. */
    public void checkMessages(String path, List<NewMessage> messages) {
        for (int i = 0; i < messages.size(); i++) {
            check(path + "[" + i + "].", messages.get(i));
        }
    }

    /** Refuses tools, which stand at this path; null for none. */
    public void checkTools(String path, @Nullable List<Tool> tools) {
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

    private void check(String path, NewMessage message) {
        for (int i = 0; i < message.content().size(); i++) {
            if (!(message.content().get(i) instanceof NewContentPart.Text)) {
                capabilities.require(Capability.IMAGE_INPUT, path + "content[" + i + "]");
            }
        }
        for (int i = 0; i < message.attachments().size(); i++) {
            checkTools(
                    path + "attachments[" + i + "].tools",
                    message.attachments().get(i).tools());
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
