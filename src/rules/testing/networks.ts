/** Base classes of networks and layers, by public name. Source: the documentation of PyTorch, Lightning and Keras. */
export const networkClass = /^(torch\.nn\.(modules\.\w+\.)?Module|(pytorch_)?lightning\.(pytorch\.)?(core\.\w+\.)?LightningModule|(tensorflow\.)?keras\.(models\.)?Model|flax\.linen\.Module)$/;
export const lightningModule = /^(pytorch_)?lightning\.(pytorch\.)?(core\.\w+\.)?LightningModule$/;
export const kerasModel = /^(tensorflow\.)?keras\.(models\.)?Model$/;
export const layerClass = /^(torch\.nn\.(modules\.\w+\.)?Module|(tensorflow\.)?keras\.layers\.Layer|torch\.autograd\.(function\.)?Function)$/;
export const datasetClass = /^(torch\.utils\.data\.(dataset\.)?(Dataset|IterableDataset)|torch_geometric\.data\.(InMemory)?Dataset|(tensorflow\.)?keras\.utils\.(Sequence|PyDataset)|(pytorch_)?lightning\.(pytorch\.)?LightningDataModule)$/;
