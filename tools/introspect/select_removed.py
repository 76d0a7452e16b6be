"""Picks from what removed_names.py found the names and parameters that people's code calls, and writes src/library/data/removed-names.json.

Usage: see README.md beside this file. The patterns are the review: what they leave out is internal, fitted state, or an artefact of reading text.
"""

import json
import pathlib
import re
import sys
import urllib.request

OUT = pathlib.Path(__file__).resolve().parents[2] / "src" / "library" / "data" / "removed-names.json"

# Library: names to keep, parameters to keep, names to leave out.
PICK = {
    "pandas": (r"^pandas\.(\w+|(DataFrame|Series|Index|MultiIndex|Categorical|Timestamp)\.\w+|io\.gbq)$", r"^pandas\.(\w+|(DataFrame|Series)\.\w+)\(", r"\.v$|dispatch|asi8|fastpath"),
    "numpy": (r"^numpy\.(\w+|linalg\.[a-z]\w+|random\.\w+)$", r"^numpy\.\w+\(", r"char\.|dispatch|error_message|kernel_version|use_hugepage"),
    "scikit-learn": (r"^sklearn\.\w+(\.\w+){0,2}$", r"^sklearn\.", r"_$|\.(steps|family|fit_|partial_fit_)$|linear_model\.(Hinge|Huber|Log|ModifiedHuber|SquaredLoss)$|inverse_transform\(|\(value\)|estimator_name|from_\w+\("),
    "torch": (r"^torch\.((cuda|nn|utils|optim|autograd|distributed|onnx|ao)\.\w+|utils\.data\.\w+|align_tensors)$", r"^torch\.(optim|nn|utils\.data)\.", r"Tensor$|minidumps|dist_backend|exception_handler|error_logger|cuda\.error|\.collate$|communication|dataloader_experimental|(Export|ONNX|Onnx|Symbolic|Diagnostic|Invalid|Checker)\w*$|\.log$|_log\w*$"),
    "torchvision": (r"^torchvision\.(datapoints|datasets\.Kinetics400|io\.\w+|transforms\.(functional_\w+|v2\.[A-Z]\w+))$", r"^torchvision\.(transforms\.Random\w+|models\.\w+\.\w+\.\w+)\(|^torchvision\.transforms\.functional\.\w+\(", r"video_reader$|VideoMetaData|Timebase|\.Video$"),
    "torchaudio": (r"^torchaudio\.(info|io|backend|kaldi_io|sox_effects|get_audio_backend|set_audio_backend|list_audio_backends|functional\.\w+)$", r"^torchaudio\.transforms\.", r"^$"),
    "transformers": (r"^transformers\.(AdamW|AutoModelWithLMHead|AutoModelForVision2Seq|Agent|\w*Agent|BeamSearchScorer|BeamScorer|\w+FeatureExtractor|load_tool|Tool|pipelines|LineByLine\w+|TextDataset|GlueDataset|SquadDataset|TFTrainer\w*|TFTrainingArguments|top_k_top_p_filtering|PretrainedConfig|file_utils|deepspeed|onnx|benchmark\w*|TransfoXL\w+|Conversation\w*|Text2TextGenerationPipeline|SummarizationPipeline|TranslationPipeline|QuestionAnsweringPipeline|AutoFeatureExtractor|NerPipeline|MMBT\w+|Retri\w+)$", r"^transformers\.(Trainer|TrainingArguments|Seq2SeqTrainer|Seq2SeqTrainingArguments|DataCollator\w+)\(", r"Wav2Vec2FeatureExtractor|WhisperFeatureExtractor|ClapFeatureExtractor|Speech\w*FeatureExtractor|ASTFeatureExtractor|tf_experimental"),
    "datasets": (r"^datasets\.(\w+|Dataset\.\w+|DatasetDict\.\w+)$", r"^datasets\.(load_\w+|Dataset\.\w+)\(", r"\.(task_templates|size_str|temp_seed|zip_\w+|unique_values|temporary_assignment|first_non_null_value|classproperty|copyfunc|dumps|memoize|keyhash|KeyHasher|NonMutableDict|map_nested|no_op\w*|flatten_nest_dict|has_sufficient\w*|is_remote_url|relative_to\w*|import_main_class|hf_bucket_url|SCRIPTS_VERSION|GenerateMode|MockDownloadManager|metric|cached_path)$"),
    "pytorch-lightning": (r"^pytorch_lightning\.(metrics|(LightningModule|Trainer|Callback|LightningDataModule)\.\w+|(callbacks|loggers|plugins|profiler|utilities)\.[A-Z]\w+|profiler)$", r"^pytorch_lightning\.(Trainer|callbacks\.\w+|Trainer\.\w+)\(", r"LambdaCallback|\.model\(|has_\w+$|\.size$|\.dims$"),
    "peft": (r"^peft\.[a-z]\w+$", r"^peft\.(get_\w+|prepare\w+|LoraConfig)\(", r"^$"),
    "accelerate": (r"^accelerate\.(\w+|Accelerator\.\w+)$", r"^accelerate\.(Accelerator|notebook_launcher)\(", r"^$"),
    "trl": (r"^trl\.[A-Z]\w+$|^trl\.(core|setup_chat_format|set_seed)$", r"^trl\.(SFT|DPO|PPO|Reward|KTO|ORPO|GRPO)(Trainer|Config)\(", r"SUPPORTED|Optional|FDiverg|Multitask|PPOConfig\(gradient_accumulation_steps\)|PPOConfig\(gradient_checkpointing\)|PPOConfig\(learning_rate\)|PPOConfig\(max_grad_norm\)|PPOConfig\(remove_unused_columns\)|PPOConfig\(seed\)|RewardConfig\(average_tokens_across_devices\)|RewardConfig\(remove_unused_columns\)|SFTConfig\(average_tokens_across_devices\)|SFTConfig\(neftune_noise_alpha\)"),
    "timm": (r"^timm\.data\.(create_parser|parsers)$", r"^timm\.create_model\(", r"^timm\.models\.[a-z]*\d"),
    "optuna": (r"^optuna\.(\w+|\w+\.\w+)$", r"^optuna\.", r"\._|progress_bar|_transform|_hypervolume"),
    "xgboost": (r"^xgboost\.(\w+|(XGB\w+|DMatrix|Booster)\.\w+)$", r"^xgboost\.(\w+|XGB\w+\.fit)\(", r"\.(Any|Dict|List)$"),
    "lightgbm": (r"^lightgbm\.(\w+|LGBM\w+\.\w+)$", r"^lightgbm\.(\w+|LGBM\w+\.\w+)\(", r"^$"),
    "catboost": (r"^catboost\.\w+$", r"^catboost\.\w+\(", r"^$"),
    "mlflow": (r"^mlflow\.\w+$", r"^mlflow\.(\w+|pyfunc\.log_model)\(", r"Prompt"),
    "albumentations": (r"^albumentations\.[A-Z]\w*[a-z]\w*$", r"^albumentations\.[A-Z]\w+\(", r"Type$|Processor$|\.(Any|Image|List|Optional|Sequence|Tuple|Union|FGeometric)$|BasicTransform|DualTransform|3D\("),
    "keras": (r"^keras\.(Model\.(fit_generator|evaluate_generator|predict_generator|to_yaml|reset_states|predict_classes|predict_proba)|wrappers|layers\.\w+|preprocessing\.\w+|preprocessing\.(image|text|sequence)\.\w+|utils\.[a-z]\w+|utils\.vis_utils|optimizers\.[A-Z]\w+|estimator)$", r"^keras\.(layers\.[A-Z]\w+|callbacks\.\w+|optimizers\.[A-Z]\w+|Model\.fit)\(", r"Optimizer\(|legacy|experimental|_generator\.|\.(tf_utils|layer_utils|generic_utils|conv_utils|losses_utils|metrics_utils|object_identity|control_flow_util|kpl_test_utils|version_utils|tf_inspect|tf_contextlib|mode_keys|kernelized_utils|dataset_creator|data_utils|io_utils|layer_serialization|multi_gpu_utils|np_utils_test)$|layers\.(\w*(Wrapper|V1|V2|Lambda|Method|Property)|activation|attention|deserialize_from_json|get_builtin_layer|kernelized|merging|noise|normalization|pooling|preprocessing|regularization|reshaping|serialization|VersionAwareLayers|PreprocessingLayer|SyncBatchNormalization|cudnn|local|rnn|core|merge|convolutional)\w*$"),
    "openai": (r"^openai\.[A-Za-z]\w+$", None, r"\.(cli|app_info|debug|log|util|validators|object_classes|upload_progress|version)$"),
    "langchain": (r"^langchain\.(\w+|(agents|chat_models|embeddings|tools)\.[A-Za-z]\w+)$", None, r"\.(env|input|utils|formatting|example_generator|DEPRECATED_\w+|create_importer|is_interactive_env|logger)$"),
    "llama-index-core": (r"^llama_index\.core\.\w+$", None, r"exec_utils"),
}


def dates(index, library):
    """Release -> day on which its first file was put up, by the package index."""
    request = urllib.request.Request(f"{index}/{library}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    page = urllib.request.urlopen(request).read().decode()
    found = {}
    for time, name in re.findall(r'data-upload-time="([^"]+)"[^>]*>([^<>]+)<', page):
        version = re.search(r"-(\d[\w.]*?)(?:-|\.tar|\.zip)", name)
        if version:
            found.setdefault(version.group(1), time[:10])
    return found


def main(folder, read, index):
    libraries, before = {}, json.loads(OUT.read_text())["libraries"] if OUT.exists() else {}
    for library, (names, parameters, out) in PICK.items():
        path = folder / f"{library}.json"
        if not path.exists():
            # What was not compared anew stays as it was read before.
            if library in before:
                libraries[library] = before[library]
            continue
        data = json.loads(path.read_text())
        days = dates(index, library)
        keep = lambda name, wanted: wanted is not None and re.search(wanted, name) and not re.search(out, name)
        removed = {name: span for name, span in data["removed"].items() if keep(name, names)}
        lost = {name: span for name, span in data["lostParameters"].items() if keep(name, parameters)}
        libraries[library] = {"releases": {v: days.get(v, "") for v in data["releases"]}, "names": removed, "parameters": lost}
        print(library, len(removed), len(lost))
    lines = [f' "read": "{read}",', ' "libraries": {']
    for i, (library, facts) in enumerate(libraries.items()):
        lines.append(f'  "{library}": {{')
        lines.append(f'   "releases": {json.dumps(facts["releases"])},')
        for part in ("names", "parameters"):
            rows = [f'    "{name}": {json.dumps(span)}' for name, span in facts[part].items()]
            lines.append(f'   "{part}": {{' + ("\n" + ",\n".join(rows) + "\n   " if rows else "") + "}" + ("," if part == "names" else ""))
        lines.append("  }" + ("," if i < len(libraries) - 1 else ""))
    lines.append(" }")
    OUT.write_text("{\n" + "\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3])
